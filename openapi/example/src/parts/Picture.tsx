import { source, srcset, type Image } from '@masthead/client';

/** A picture in the width that the screen needs, as WebP where the browser can, in its own colour until it is there. */
export function Picture({ image, sizes, first = false }: { image: Image; sizes: string; first?: boolean }) {
  return (
    <picture>
      <source type="image/webp" srcSet={srcset(image)} sizes={sizes} />
      <img
        src={source(image)}
        srcSet={srcset(image, 'image/jpeg') || undefined}
        sizes={sizes}
        alt={image.alt ?? ''}
        width={image.width}
        height={image.height}
        loading={first ? 'eager' : 'lazy'}
        fetchPriority={first ? 'high' : 'auto'}
        style={{ backgroundColor: image.dominantColor, objectPosition: `${image.focalPoint.x * 100}% ${image.focalPoint.y * 100}%` }}
      />
    </picture>
  );
}

/** With caption and credit. */
export function Figure({ image, first = false }: { image: Image; first?: boolean }) {
  return (
    <figure>
      <Picture image={image} sizes="(max-width: 760px) 100vw, 720px" first={first} />
      {(image.caption || image.credit) && (
        <figcaption>
          {image.caption} {image.credit && <small>{image.credit}</small>}
        </figcaption>
      )}
    </figure>
  );
}
