import type { Schemas } from '@masthead/client';
import { useEffect, type ReactNode } from 'react';
import type { Loaded } from '../load';
import { path, type Site } from '../masthead';
import { Slot } from './Slot';

type Slots = Schemas['ArticlePageContent']['slots'];
interface FrameProps {
  site: Site;
  links: Schemas['LinkDetail'][];
  slots: Slots;
  title?: string;
  children: ReactNode;
}

/** Header, partners, footer: the same on every page, and part of each page's one answer. */
export function Frame({ site, links, slots, title, children }: FrameProps) {
  useEffect(() => {
    document.title = title ? `${title} - ${site.name}` : site.name;
    document.documentElement.lang = site.locale;
  });
  return (
    <>
      <a className="skip" href="#content">跳到正文</a>
      <header className="site">
        <div className="bar">
          <a className="name" href="/">{site.name}</a>
          <form role="search" action="/search">
            <input name="q" type="search" aria-label="搜索" placeholder="搜索新闻" required />
            <button>搜索</button>
          </form>
        </div>
        <nav aria-label="栏目">
          <ul>
            {site.navigation.map(section => (
              <li key={section.id}><a href={path(section.url)}>{section.name}</a></li>
            ))}
            <li><a href="/mirror">转载镜像</a></li>
          </ul>
        </nav>
      </header>
      <Slot decision={slots['header-partners']} className="partners" />
      <main id="content">{children}</main>
      <Footer site={site} links={links} />
    </>
  );
}

function Footer({ site, links }: Pick<FrameProps, 'site' | 'links'>) {
  return (
    <footer className="site">
      <section aria-labelledby="links">
        <h2 id="links">友情链接</h2>
        <ul className="links">
          {links.map(link => (
            <li key={link.id}><a href={link.url} rel={link.rel} title={link.description}>{link.title}</a></li>
          ))}
        </ul>
      </section>
      <p>{site.description}</p>
      <ul className="links">
        {site.socialLinks.map(link => <li key={link.url}><a href={link.url}>{link.name}</a></li>)}
        {site.contact?.email && <li><a href={`mailto:${site.contact.email}`}>{site.contact.email}</a></li>}
      </ul>
      <p>
        {site.name} {site.domain} {site.copyright} {site.icpNumber} {site.publicSecurityNumber}
      </p>
    </footer>
  );
}

export function Message({ text }: { text: string }) {
  return (
    <main className="message">
      <h1>{text}</h1>
      <p><a href="/">回到首页</a></p>
    </main>
  );
}

/** What stands there until the answer came, or instead of it. */
export function Waiting({ loaded }: { loaded: Loaded<unknown> }) {
  if (loaded.state === 'failed') return <Message text={loaded.why} />;
  return <main className="message" aria-busy="true"><h1>正在打开……</h1></main>;
}
