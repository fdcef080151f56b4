/** All items of a paginated list. The service promises no order: callers sort. */
export async function everyPage<Page extends { NextToken?: string | undefined }, Item>(
  fetch: (token: string | undefined) => Promise<Page>,
  items: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const found: Item[] = [];
  let token: string | undefined;
  do {
    const page = await fetch(token);
    found.push(...(items(page) ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return found;
}
