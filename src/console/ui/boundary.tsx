import { Component, type ComponentChildren } from 'preact';
import { t } from '../language/translate.ts';
import { Notice } from './notice.tsx';

interface BoundaryProps {
  /** What is drawn. Another one is drawn anew after an error. */
  readonly of: unknown;
  /** What its button does. */
  readonly retry: () => void;
  readonly children: () => ComponentChildren;
}

const Drawn = ({ draw }: { readonly draw: BoundaryProps['children'] }) => <>{draw()}</>;

/** Says so where something can’t be drawn, most likely because the API answered something unknown. */
export class Boundary extends Component<BoundaryProps, { readonly failed?: { of: unknown } }> {
  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ failed: { of: this.props.of } });
  }

  override render({ of, retry, children }: BoundaryProps) {
    const { failed } = this.state;
    if (!failed || failed.of !== of) return <Drawn draw={children} />;
    return (
      <Notice tone="bad" title={t('This can’t be shown')}>
        <p>
          {t(
            'The API answered something that this page doesn’t know. Try again; if that doesn’t help, see what answers at the API’s address, and whether it is as new as the console.',
          )}
        </p>
        <button type="button" onClick={retry}>
          {t('Try again')}
        </button>
      </Notice>
    );
  }
}
