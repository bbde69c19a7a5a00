/** A name of which the surname stays: 张三丰 → 张**. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name
  return first + '*'.repeat(rest.length)
}

/** A 居民身份证 number of which the first six and the last two digits stay, or any other number of which the last two do. */
export function maskNumber(number: string): string {
  const shown = /^\d{17}[\dXx]$/.test(number) ? 6 : 0
  return number.slice(0, shown) + '*'.repeat(Math.max(number.length - shown - 2, 0)) + number.slice(Math.max(number.length - 2, shown))
}

/** A mobile number of which the first three and the last two digits stay. */
export function maskPhone(phone: string): string {
  return phone.length < 7 ? '*'.repeat(phone.length) : phone.slice(0, 3) + '*'.repeat(phone.length - 5) + phone.slice(-2)
}
