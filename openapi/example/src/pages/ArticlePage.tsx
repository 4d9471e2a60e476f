import { useEffect } from 'react';
import { useAnswer } from '../load';
import { masthead, path, views, type Article, type ArticlePage as Page } from '../masthead';
import { Body } from '../parts/Body';
import { Frame, Waiting } from '../parts/Frame';
import { Figure } from '../parts/Picture';
import { Slot } from '../parts/Slot';
import { Ranking, Teaser, Time } from '../parts/Teaser';

const roles: Record<string, string> = { author: '作者', editor: '编辑', photographer: '摄影', translator: '翻译' };

export function ArticlePage({ slug }: { slug: string }) {
  const loaded = useAnswer(`article ${slug}`, signal =>
    masthead.GET('/v1/pages/article/{slugOrId}', { params: { path: { slugOrId: slug } }, signal }),
  );
  const article = loaded.state === 'there' ? loaded.data.article : undefined;
  useEffect(() => {
    if (!article) return;
    if (article.slug !== slug) history.replaceState(null, '', path(article.url));
    views.view(article.id);
    void views.flush();
  }, [article?.id]);
  if (loaded.state !== 'there') return <Waiting loaded={loaded} />;
  const { related, mostViewed, slots, links, site, jsonLd } = loaded.data;
  return (
    <Frame site={site} links={links} slots={slots} title={loaded.data.article.title}>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(jsonLd).replaceAll('<', '\\u003c') }} />
      <div className="columns">
        <Story page={loaded.data} />
        <div className="side">
          {!loaded.data.article.sponsored && <Slot decision={slots['article-sidebar']} className="sidebar" />}
          <Ranking list={mostViewed} />
        </div>
      </div>
      <Slot decision={slots['article-footer']} className="banner" />
      <section aria-labelledby="related">
        <h2 id="related">相关资讯</h2>
        <div className="related">
          {related.map(({ article, link }) =>
            article ? (
              <Teaser key={article.id} article={article} form="line" />
            ) : (
              link && <article key={link.url} className="teaser line"><h3><a href={link.url} rel="noopener">{link.title}</a></h3><p>{link.summary}</p></article>
            ),
          )}
        </div>
      </section>
    </Frame>
  );
}

function Story({ page: { article, breadcrumb, previous, next } }: { page: Page }) {
  return (
    <article className="story" lang={article.language}>
      <nav aria-label="位置" className="crumbs">
        <a href="/">首页</a> {breadcrumb.map(step => <a key={step.id} href={path(step.url)}>{step.name}</a>)}
      </nav>
      <h1>{article.title}</h1>
      {article.subtitle && <p className="subtitle">{article.subtitle}</p>}
      <p className="meta">
        <span>时间：<Time at={article.publishedAt} exact /></span> <span>浏览：{article.views ?? 0}</span>
        {article.readingMinutes && <span>约 {article.readingMinutes} 分钟</span>}
      </p>
      {article.summary && <p className="standfirst">{article.summary}</p>}
      {article.leadImage && <Figure image={article.leadImage} first />}
      <Body blocks={article.body ?? []} />
      {article.corrections?.map(({ at, note }) => <p key={at} className="correction">更正（<Time at={at} />）：{note}</p>)}
      <Credits article={article} />
      <nav aria-label="前后文章" className="neighbours">
        {previous && <a href={path(previous.url)}>上一篇：{previous.title}</a>}
        {next && <a href={path(next.url)}>下一篇：{next.title}</a>}
      </nav>
    </article>
  );
}

function Credits({ article }: { article: Article }) {
  return (
    <footer className="credits">
      <p>
        {article.source && <>来源：{article.source.url ? <a href={article.source.url} rel="noopener">{article.source.name}</a> : article.source.name} </>}
        {article.byline?.map(({ name, role }) => <span key={name + role}>{roles[role] ?? '供稿'}：{name}</span>)}
      </p>
      {article.rights?.copyright && <p>{article.rights.copyright}</p>}
      <ul className="tags">
        {article.tags?.map(tag => <li key={tag.slug}><a href={`${path(tag.url)}?q=${encodeURIComponent(tag.name)}`}>{tag.name}</a></li>)}
      </ul>
      {article.translations?.map(({ language, url }) => <p key={url}><a href={path(url)} lang={language}>{language === 'en' ? 'Read in English' : '阅读中文版'}</a></p>)}
    </footer>
  );
}
