/** Whether a text is the hash of a password that the server reads: made by bcrypt, with a cost from 4 to 31. @see https://pkg.go.dev/golang.org/x/crypto/bcrypt#Cost */
export function isBcryptHash(text: string): boolean {
  const [, cost] = /^\$[0-2][^]?\$(\d\d)\$[^]*$/.exec(text) ?? [];
  return new TextEncoder().encode(text).length >= 59 && cost !== undefined && Number(cost) >= 4 && Number(cost) <= 31;
}
