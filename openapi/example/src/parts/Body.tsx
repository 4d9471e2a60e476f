import type { Schemas } from '@masthead/client';
import { PortableText, type PortableTextComponents } from '@portabletext/react';
import { Figure, Picture } from './Picture';

type Of<Name extends keyof Schemas> = { value: Schemas[Name] };

/** The published renderer takes the body as it comes; only what is Masthead's own is drawn here. */
const components: Partial<PortableTextComponents> = {
  types: {
    image: ({ value }: Of<'ImageBlock'>) => <Figure image={value} />,
    gallery: ({ value }: Of<'GalleryBlock'>) => (
      <div className="gallery">{value.images.map(image => <Picture key={image._key} image={image} sizes="50vw" />)}</div>
    ),
    pullQuote: ({ value }: Of<'PullQuoteBlock'>) => (
      <blockquote className="pull"><p>{value.text}</p>{value.attribution && <footer>{value.attribution}</footer>}</blockquote>
    ),
    embed: ({ value }: Of<'EmbedBlock'>) => <p><a href={value.url} rel="noopener">{value.url}</a></p>,
    divider: () => <hr />,
    table: ({ value }: Of<'TableBlock'>) => <Table rows={value.rows} />,
  },
  marks: {
    link: ({ value, children }) => <a href={value?.['href']} rel="noopener">{children}</a>,
  },
  // What a later version brings is passed over, and nothing breaks.
  unknownType: () => null,
};

function Table({ rows }: { rows: Schemas['TableRow'][] }) {
  return (
    <div className="table" tabIndex={0} role="group" aria-label="表格">
      <table>
        <tbody>
          {rows.map(row => (
            <tr key={row._key}>
              {row.cells.map(cell => {
                const Cell = cell.header ? 'th' : 'td';
                const block = { ...cell, _type: 'block', style: 'normal' };
                return <Cell key={cell._key}><PortableText value={block} components={inline} /></Cell>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const inline: Partial<PortableTextComponents> = { ...components, block: { normal: ({ children }) => <>{children}</> } };

export function Body({ blocks }: { blocks: Schemas['Block'][] }) {
  return <div className="body"><PortableText value={blocks} components={components} onMissingComponent={false} /></div>;
}
