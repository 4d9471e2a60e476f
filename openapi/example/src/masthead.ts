import { createMasthead, newId, SlotEvents, ViewQueue, type Schemas } from '@masthead/client';

const baseUrl = document.querySelector<HTMLMetaElement>('meta[name=masthead]')?.content ?? '';

export const masthead = createMasthead({ baseUrl });
export const views = new ViewQueue(masthead, { baseUrl, storage: localStorage, visitor: visitor() });
export const slotEvents = new SlotEvents(masthead, { baseUrl, storage: localStorage });

addEventListener('pagehide', () => {
  views.beacon();
  slotEvents.beacon();
});
addEventListener('online', () => void views.flush());

export type Article = Schemas['Article'];
export type ArticleSummary = Schemas['ArticleSummary'];
export type ArticlePage = Schemas['ArticlePageContent'];
export type Site = Schemas['SiteWithNavigation'];

/** A random name of this browser, which says nothing about anybody. */
function visitor(): string {
  const known = localStorage.getItem('visitor') ?? newId();
  localStorage.setItem('visitor', known);
  return known;
}

/** The path below which this site shows what Masthead knows under an absolute address. */
export function path(url: string): string {
  return new URL(url).pathname;
}
