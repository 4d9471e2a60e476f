import { answer, ProblemError, type Outcome } from '@masthead/client';
import { useEffect, useState } from 'react';

export type Loaded<Data> = { state: 'loading' } | { state: 'there'; data: Data } | { state: 'failed'; why: string };

/** One request for what a page shows; `key` is what it depends on. */
export function useAnswer<Data>(key: string, ask: (signal: AbortSignal) => Promise<Outcome<Data>>): Loaded<Data> {
  const [loaded, setLoaded] = useState<Loaded<Data> & { key?: string }>({ state: 'loading' });
  useEffect(() => {
    const left = new AbortController();
    answer(ask(left.signal))
      .then(data => setLoaded({ state: 'there', data, key }))
      .catch((error: unknown) => {
        if (!left.signal.aborted) setLoaded({ state: 'failed', why: explain(error), key });
      });
    return () => left.abort();
  }, [key]);
  return loaded.key === key ? loaded : { state: 'loading' };
}

function explain(error: unknown): string {
  if (!(error instanceof ProblemError)) return '网络不通，请稍后再试。';
  if (error.status === 410) return error.problem.reason ?? '这篇文章已经撤下。';
  return error.status === 404 ? '没有找到这一页。' : '暂时打不开，请稍后再试。';
}
