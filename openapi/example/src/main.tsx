import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { ArticlePage } from './pages/ArticlePage';
import { CategoryPage } from './pages/CategoryPage';
import { HomePage } from './pages/HomePage';
import { MirrorPage } from './pages/MirrorPage';
import { SearchPage } from './pages/SearchPage';
import { Message } from './parts/Frame';
import './style.css';

/** Links within the site change the address and nothing else. */
document.addEventListener('click', event => {
  const link = (event.target as Element).closest('a');
  if (!link || link.origin !== location.origin || link.target || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  dispatchEvent(new Event('popstate'));
  scrollTo(0, 0);
});

function subscribe(changed: () => void) {
  addEventListener('popstate', changed);
  return () => removeEventListener('popstate', changed);
}

function App() {
  const address = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  const { pathname, searchParams } = new URL(address, location.origin);
  const [room, name] = pathname.split('/').slice(1).map(decodeURIComponent);
  if (!room) return <HomePage />;
  if (room === 'articles' && name) return <ArticlePage slug={name} />;
  if (room === 'sections' && name) return <CategoryPage slug={name} cursor={searchParams.get('cursor')} />;
  if (room === 'tags' && name) return <SearchPage q={searchParams.get('q') ?? name} tag={name} />;
  if (room === 'search') return <SearchPage q={searchParams.get('q') ?? ''} />;
  if (room === 'mirror') return <MirrorPage />;
  return <Message text="没有找到这一页。" />;
}

createRoot(document.getElementById('root')!).render(<App />);
