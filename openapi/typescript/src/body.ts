import type { components } from './schema.js';

/** An image with its renditions. */
export type Image = components['schemas']['Image'];
/** A node of an article's body: the published kinds, or one that a later version brings. */
export type Block = components['schemas']['Block'];

/** The renditions of one content type as `srcset`; the fallback for older browsers is `source`. */
export function srcset(image: Image, contentType = 'image/webp'): string {
  const widths = new Map(
    image.renditions
      .filter(rendition => rendition.contentType === contentType && rendition.name !== 'original')
      .map(rendition => [rendition.width, rendition.url]),
  );
  return [...widths].map(([width, url]) => `${url} ${width}w`).join(', ');
}

/** One address that every browser can show: the named rendition as JPEG or PNG, or whatever there is. */
export function source(image: Image, name = 'card'): string | undefined {
  const named = image.renditions.filter(rendition => rendition.name === name);
  const found = named.find(rendition => rendition.contentType !== 'image/webp') ?? named[0] ?? image.renditions[0];
  return found?.url;
}
