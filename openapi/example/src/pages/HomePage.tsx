import { useAnswer } from '../load';
import { masthead, path } from '../masthead';
import { Frame, Waiting } from '../parts/Frame';
import { Slot } from '../parts/Slot';
import { Ranking, Teaser } from '../parts/Teaser';

export function HomePage() {
  const loaded = useAnswer('home', signal => masthead.GET('/v1/pages/home', { signal }));
  if (loaded.state !== 'there') return <Waiting loaded={loaded} />;
  const { top, sections, latest, mostViewed, slots, links, site } = loaded.data;
  const [lead, ...others] = top;
  return (
    <Frame site={site} links={links} slots={slots}>
      <h1 className="unseen">{site.name}</h1>
      <section className="top" aria-label="头条">
        {lead && <Teaser article={lead} form="lead" />}
        <div>{others.slice(0, 4).map(article => <Teaser key={article.id} article={article} form="row" />)}</div>
      </section>
      <Slot decision={slots['home-banner']} className="banner" />
      <div className="columns">
        <div>
          {sections.map(({ category, articles }) => (
            <section key={category.id} aria-labelledby={category.id}>
              <h2 id={category.id}><a href={path(category.url)}>{category.name}</a></h2>
              <div className="cards">
                {articles.slice(0, 3).map(article => <Teaser key={article.id} article={article} form="card" />)}
              </div>
            </section>
          ))}
        </div>
        <div className="side">
          <Ranking list={mostViewed} />
          <Slot decision={slots['article-sidebar']} className="sidebar" />
          <section aria-labelledby="latest">
            <h2 id="latest">最新</h2>
            {latest.slice(0, 8).map(article => <Teaser key={article.id} article={article} form="line" children={<></>} />)}
          </section>
        </div>
      </div>
    </Frame>
  );
}
