/** Does the same for each item, at most `width` at a time, and keeps the order. The first failure stops what has not begun. */
export async function mapParallel<Item, Outcome>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const rest = items.entries();
  let failed = false;
  const run = async () => {
    for (const [index, item] of rest) {
      if (failed) return;
      outcomes[index] = await work(item);
    }
  };
  const runners = Array.from({ length: Math.min(width, items.length) }, () =>
    run().catch((cause: unknown) => {
      failed = true;
      throw cause;
    }),
  );
  await Promise.all(runners);
  return outcomes;
}
