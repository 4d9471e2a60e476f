import { answer, type Masthead, type Outcome } from './client.js';
import type { paths } from './schema.js';

interface Page<Item> {
  data: Item[];
  page: { limit: number; next?: string };
}

type AnswerTo<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } };
}
  ? Answer
  : never;

/** The paths that answer with a page of a list. */
export type ListPath = {
  [Path in keyof paths]: AnswerTo<Path> extends Page<unknown> ? Path : never;
}[keyof paths];

/** What a list lists. */
export type ItemOf<Path extends ListPath> = AnswerTo<Path> extends Page<infer Item> ? Item : never;

type ParametersOf<Path extends ListPath> = paths[Path] extends {
  get: { parameters: { query?: infer Query; path?: infer InPath } };
}
  ? { query?: Omit<NonNullable<Query>, 'cursor'>; path?: InPath; signal?: AbortSignal }
  : never;

/** Page after page of a list, each with its `page.next`. */
export async function* pages<Path extends ListPath>(
  masthead: Masthead,
  path: Path,
  { query, path: inPath, signal }: ParametersOf<Path> = {} as ParametersOf<Path>,
): AsyncGenerator<AnswerTo<Path>, void, undefined> {
  // One call for all lists: the types above have made sure that it fits.
  const read = masthead.GET as unknown as (path: string, options: object) => Promise<Outcome<Page<ItemOf<Path>>>>;
  let cursor: string | undefined;
  do {
    const page = await answer(
      read(path, { params: { path: inPath, query: { ...(query as object), cursor } }, ...(signal && { signal }) }),
    );
    yield page as unknown as AnswerTo<Path>;
    cursor = page.page.next;
  } while (cursor !== undefined);
}

/** Item after item, over all pages: `for await (const article of items(masthead, '/v1/articles')) …`. */
export async function* items<Path extends ListPath>(
  masthead: Masthead,
  path: Path,
  parameters?: ParametersOf<Path>,
): AsyncGenerator<ItemOf<Path>, void, undefined> {
  for await (const page of pages(masthead, path, parameters)) yield* (page as Page<ItemOf<Path>>).data;
}
