import { clickAddress, SlotRotation, whenViewable, type SlotDecision, type SlotItem } from '@masthead/client';
import { useEffect, useRef, useState } from 'react';
import { slotEvents } from '../masthead';
import { Picture } from './Picture';

const TURN = 8000;

/** A slot: all its items in order, or one at a time by weight. An empty one takes no room. */
export function Slot({ decision, className }: { decision: SlotDecision | undefined; className: string }) {
  if (!decision || decision.items.length === 0) return null;
  return (
    <aside className={`slot ${className}`} aria-label="推广">
      {decision.kind === 'rotating' ? <Rotating decision={decision} /> : decision.items.map(item => <Item key={item.id} item={item} />)}
    </aside>
  );
}

/** Another item every eight seconds, but not while somebody reads it or has asked for less motion. */
function Rotating({ decision }: { decision: SlotDecision }) {
  const [rotation] = useState(() => new SlotRotation(decision));
  const [item, setItem] = useState(() => rotation.next());
  const [held, hold] = useState(false);
  useEffect(() => {
    if (held || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timer = setInterval(() => document.hidden || setItem(rotation.next()), TURN);
    return () => clearInterval(timer);
  }, [held, rotation]);
  return (
    <div onMouseEnter={() => hold(true)} onMouseLeave={() => hold(false)} onFocus={() => hold(true)} onBlur={() => hold(false)}>
      {item && <Item key={item.id} item={item} />}
    </div>
  );
}

function Item({ item }: { item: SlotItem }) {
  const link = useRef<HTMLAnchorElement>(null);
  const [address] = useState(() => clickAddress(item));
  useEffect(() => {
    slotEvents.impression(item);
    const flush = () => void slotEvents.flush();
    flush();
    return whenViewable(link.current!, () => {
      slotEvents.viewable(item);
      flush();
    });
  }, [item]);
  return (
    <a ref={link} className="ad" href={address} rel={item.rel} target="_blank">
      {item.image && <Picture image={item.image} sizes="(max-width: 720px) 90vw, 300px" />}
      <span className="words">
        {item.label && <small className="label">{item.label}</small>}
        <strong>{item.title ?? item.brand}</strong>
        {item.tagline && <span>{item.tagline}</span>}
      </span>
    </a>
  );
}
