import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

interface Props {
  readonly children: (width: number) => ReactNode;
}

/** Gives its content the width in pixels that there is: charts need a number. Nothing is drawn at width 0. */
export function ElementWidth({ children }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    const node = element.current;
    if (!node) {
      return;
    }
    const measure = () => setWidth(Math.floor(node.getBoundingClientRect().width));
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    measure();
    return () => observer.disconnect();
  }, []);

  return <div ref={element}>{width > 0 && children(width)}</div>;
}
