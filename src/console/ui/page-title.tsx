import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { chosenLanguage } from '../language/translate.ts';

interface PageTitleProps {
  readonly title: string;
  /** What the page lies below, as a link back. */
  readonly parent?: { readonly href: string; readonly label: string };
  /** Stands beside the title. */
  readonly children?: ComponentChildren;
}

/** A page's heading. It takes the focus when the page opens, so that screen readers say where one is. */
export const PageTitle = ({ title, parent, children }: PageTitleProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    document.title = `${title} · Stepcast`;
  }, [title]);
  return (
    <header class="page-title">
      {parent && (
        <a class="back" href={parent.href}>
          {chosenLanguage().direction === 'rtl' ? '→' : '←'} <bdi>{parent.label}</bdi>
        </a>
      )}
      <div class="page-title-line">
        <h1 ref={heading} tabIndex={-1} dir="auto">
          {title}
        </h1>
        {children}
      </div>
    </header>
  );
};
