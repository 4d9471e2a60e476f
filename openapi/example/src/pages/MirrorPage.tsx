import type { Change, Schemas } from '@masthead/client';
import { useEffect, useState } from 'react';
import { Time } from '../parts/Teaser';

interface Mirror {
  configured: boolean;
  articles: Schemas['SyndicatedArticle'][];
  log: (Pick<Change, 'type' | 'at' | 'articleId'> & { title?: string })[];
}

const words: Record<string, string> = { publish: '发布', update: '更新', correct: '更正', withdraw: '撤下', kill: '撤稿' };

/** What a partner's server keeps of the newsroom (server.js): the copy itself, and what happened last. */
export function MirrorPage() {
  const [mirror, setMirror] = useState<Mirror>();
  useEffect(() => {
    const read = () => fetch('/mirror.json').then(answer => answer.json()).then(setMirror).catch(() => {});
    void read();
    const timer = setInterval(read, 2000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => { document.title = '转载镜像'; }, []);
  return (
    <main id="content" className="mirror">
      <p><a href="/">回到首页</a></p>
      <h1>转载镜像</h1>
      {mirror && !mirror.configured && <p role="alert">没有设置 MASTHEAD_PARTNER_KEY。</p>}
      <p role="status">{mirror ? `共 ${mirror.articles.length} 篇` : '正在打开……'}</p>
      <div className="columns">
        <section aria-labelledby="copy">
          <h2 id="copy">文章</h2>
          {mirror?.articles.map(article => (
            <article key={article.id} className="teaser line">
              <h3>{article.title}</h3>
              <p>{article.text?.slice(0, 90)}……</p>
              <p className="meta"><Time at={article.publishedAt} exact /></p>
            </article>
          ))}
        </section>
        <section aria-labelledby="log" className="side">
          <h2 id="log">动态</h2>
          <ol className="log">
            {mirror?.log.slice(0, 20).map(({ type, at, articleId, title }, row) => (
              <li key={row}><strong>{words[type] ?? type}</strong> {title ?? articleId} <Time at={at} exact /></li>
            ))}
          </ol>
        </section>
      </div>
    </main>
  );
}
