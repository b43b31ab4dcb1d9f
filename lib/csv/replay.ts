/**
 * Lets several readers begin at the start of one source, which is read once and only as far as the
 * reader that goes furthest. What was read stays in memory. One reader at a time.
 */
export function replay<Item>(source: AsyncIterable<Item>): () => AsyncIterable<Item> {
  const items: Item[] = [];
  const rest = source[Symbol.asyncIterator]();
  return async function* () {
    for (let index = 0; ; index += 1) {
      if (index === items.length) {
        const next = await rest.next();
        if (next.done) return;
        items.push(next.value);
      }
      yield items[index] as Item;
    }
  };
}
