import { useAnswer } from '../load';
import { masthead, path } from '../masthead';
import { Frame, Waiting } from '../parts/Frame';
import { Slot } from '../parts/Slot';
import { Ranking, Teaser } from '../parts/Teaser';

export function CategoryPage({ slug, cursor }: { slug: string; cursor: string | null }) {
  const query = { limit: 12, ...(cursor && { cursor }) };
  const loaded = useAnswer(`category ${slug} ${cursor}`, signal =>
    masthead.GET('/v1/pages/category/{slug}', { params: { path: { slug }, query }, signal }),
  );
  if (loaded.state !== 'there') return <Waiting loaded={loaded} />;
  const { category, top, articles, mostViewed, slots, links, site } = loaded.data;
  const { next } = articles.page;
  const shown = cursor ? [] : top;
  const rest = articles.data.filter(article => !shown.some(one => one.id === article.id));
  return (
    <Frame site={site} links={links} slots={slots} title={category.name}>
      <h1>{category.name}</h1>
      {category.description && <p className="standfirst">{category.description}</p>}
      {category.children.length > 0 && (
        <ul className="links">
          {category.children.map(child => <li key={child.id}><a href={path(child.url)}>{child.name}</a></li>)}
        </ul>
      )}
      <div className="columns">
        <div>
          <h2 className="unseen">文章</h2>
          {[...shown, ...rest].map(article => <Teaser key={article.id} article={article} form="row" />)}
          {next && <p><a className="more" href={`?cursor=${encodeURIComponent(next)}`}>更早的文章</a></p>}
        </div>
        <div className="side">
          <Ranking list={mostViewed} />
          <Slot decision={slots['article-sidebar']} className="sidebar" />
        </div>
      </div>
    </Frame>
  );
}
