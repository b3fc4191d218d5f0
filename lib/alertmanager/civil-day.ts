/** Days before each month of a year that is no leap year. */
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const leapYearsTo = (year: number): number => Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);

const epoch = 365 * 1970 + leapYearsTo(1969);

/** Days from 1 January 1970 to the first of a month, January being 1; 13 is the January after. */
export function firstOfMonth(year: number, month: number): number {
  if (month > 12) return firstOfMonth(year + 1, month - 12);
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return 365 * year + leapYearsTo(year - 1) - epoch + (daysBefore[month - 1] ?? 0) + leapDay;
}

/** Days of a month, 28 to 31. */
export const lengthOfMonth = (year: number, month: number): number => firstOfMonth(year, month + 1) - firstOfMonth(year, month);

/** Day of the week, Sunday being 0, of a day that many days after 1 January 1970. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
