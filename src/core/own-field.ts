/** Sets a field in place; a name such as `__proto__` becomes a field like any other. */
export function setOwn<T>(object: Record<string, T>, name: string, value: T): void {
  if (name === '__proto__') {
    const own = { value, enumerable: true, configurable: true, writable: true };
    Object.defineProperty(object, name, own);
  } else object[name] = value;
}
