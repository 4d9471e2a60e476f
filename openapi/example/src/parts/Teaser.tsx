import type { ReactNode } from 'react';
import { path, type ArticleSummary } from '../masthead';
import { Picture } from './Picture';

const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeZone: 'Asia/Shanghai' });
const moment = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' });

export function Time({ at, exact = false }: { at: string; exact?: boolean }) {
  return <time dateTime={at}>{(exact ? moment : day).format(new Date(at))}</time>;
}

interface TeaserProps {
  article: ArticleSummary;
  /** `lead` is large, `card` has its picture above, `row` beside, `line` none. */
  form: 'lead' | 'card' | 'row' | 'line';
  children?: ReactNode;
}

export function Teaser({ article, form, children }: TeaserProps) {
  const sizes = form === 'lead' ? '(max-width: 760px) 100vw, 640px' : '(max-width: 760px) 50vw, 300px';
  return (
    <article className={`teaser ${form}`} lang={article.language}>
      {article.leadImage && form !== 'line' && <Picture image={article.leadImage} sizes={sizes} first={form === 'lead'} />}
      <div>
        <h3><a href={path(article.url)}>{article.title}</a></h3>
        {children ?? (form !== 'card' && article.summary && <p>{article.summary}</p>)}
        <p className="meta">
          {article.category && <a href={path(article.category.url)}>{article.category.name}</a>} <Time at={article.publishedAt} />
        </p>
      </div>
    </article>
  );
}

/** What is read most. */
export function Ranking({ list }: { list: { article: ArticleSummary }[] }) {
  return (
    <section aria-labelledby="ranking">
      <h2 id="ranking">阅读排行</h2>
      <ol className="ranking">
        {list.map(({ article }) => <li key={article.id} lang={article.language}><a href={path(article.url)}>{article.title}</a></li>)}
      </ol>
    </section>
  );
}
