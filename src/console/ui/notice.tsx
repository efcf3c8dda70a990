import type { ComponentChildren } from 'preact';

interface NoticeProps {
  readonly tone: 'bad' | 'quiet' | 'good';
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** Something that a person should know, told to screen readers as it appears. */
export const Notice = ({ tone, title, children }: NoticeProps) => (
  <div class={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
    <p class="notice-title" dir="auto">
      {title}
    </p>
    {children}
  </div>
);
