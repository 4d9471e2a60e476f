import { useAnswer } from '../load';
import { masthead } from '../masthead';
import { Frame, Waiting } from '../parts/Frame';
import { Teaser } from '../parts/Teaser';

/** The one page that takes two requests: what was found, and the site around it. */
export function SearchPage({ q, tag }: { q: string; tag?: string }) {
  const query = { q: q || ' ', limit: 20, ...(tag && { tag }) };
  const found = useAnswer(`search ${q} ${tag}`, signal => masthead.GET('/v1/search', { params: { query }, signal }));
  const around = useAnswer('site', signal => masthead.GET('/v1/site', { signal }));
  if (around.state !== 'there') return <Waiting loaded={around} />;
  return (
    <Frame site={around.data} links={[]} slots={{}} title={`搜索：${q}`}>
      <h1>搜索：{q}</h1>
      {found.state === 'failed' && <p role="alert">{found.why}</p>}
      {found.state === 'there' && (
        <section aria-label="结果" className="results">
          {found.data.data.length === 0 && <p>没有找到。换一个词试试。</p>}
          <h2 className="unseen">结果</h2>
          {found.data.data.map(hit => (
            <Teaser key={hit.id} article={hit} form="row">
              <Marked html={hit.highlights.body?.[0] ?? hit.highlights.summary ?? hit.summary ?? ''} />
            </Teaser>
          ))}
        </section>
      )}
    </Frame>
  );
}

/** Highlights are escaped but for `<em>`: taken apart here, so that no HTML is trusted at all. */
function Marked({ html }: { html: string }) {
  const text = new DOMParser().parseFromString(html, 'text/html').body;
  return <p>{[...text.childNodes].map((node, at) => (node.nodeName === 'EM' ? <em key={at}>{node.textContent}</em> : node.textContent))}</p>;
}
