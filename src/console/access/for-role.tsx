import type { ComponentChildren } from 'preact';
import type { Role } from '../../access/role.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { Notice } from '../ui/notice.tsx';

interface ForRoleProps {
  readonly needs: Role;
  readonly children: ComponentChildren;
}

/** What only those see who may use it; the API refuses the others all the same. */
export const ForRole = ({ needs, children }: ForRoleProps) =>
  useConsole().may(needs) ? children : null;

/** A page for those who may use it, and for the others which role they need. */
export const PageForRole = ({ needs, children }: ForRoleProps) =>
  useConsole().may(needs) ? (
    children
  ) : (
    <Notice tone="quiet" title={t('This page isn’t for your role')}>
      <p>{t('It needs the role {0}. Ask an admin for it, then sign in again.', needs)}</p>
    </Notice>
  );
