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

/** A day of the calendar: the year, the month (January being 1) and the day of the month. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The date of a day that many days after 1 January 1970. */
export function dateOf(day: number): CivilDate {
  // The mean length of a year leads to the year itself, or to one beside it.
  const near = 1970 + Math.floor(day / 365.2425);
  const year = [near + 1, near].find((candidate) => firstOfMonth(candidate, 1) <= day) ?? near - 1;
  const month = 12 - [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].findIndex((candidate) => firstOfMonth(year, candidate) <= day);
  return { year, month, day: day - firstOfMonth(year, month) + 1 };
}
