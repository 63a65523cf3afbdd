/** Dates as ISO instants, all the way down: what the contract promises and JSON can carry. */
export type Json<T> = T extends Date
  ? string
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? Json<Item>[]
      : T extends object
        ? { [Key in keyof T]: Json<T[Key]> }
        : T;

export function toJson<T>(value: T): Json<T> {
  if (value instanceof Date) return value.toISOString() as Json<T>; // cast: the conditional type cannot follow a runtime check
  if (Array.isArray(value)) return value.map(toJson) as Json<T>; // cast: as above
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)])) as Json<T>; // cast: as above
  }
  return value as Json<T>; // cast: as above
}
