/** Waits for an answer no longer than that; what comes later is nobody's. */
export async function withTimeLimit<T>(answer: Promise<T>, limitMs: number, otherwise: T): Promise<T> {
  const { promise: tooLate, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(() => resolve(otherwise), limitMs);
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
