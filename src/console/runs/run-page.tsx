import type { Machine } from '../../inspect/machines.ts';
import { ExecutionView } from '../execution/execution-view.tsx';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { PageTitle } from '../ui/page-title.tsx';

interface RunPageProps {
  readonly machine: Machine;
  readonly name: string;
}

/** One run of a machine that belongs to no episode alone. */
export const RunPage = ({ machine, name }: RunPageProps) => (
  <div class="execution">
    <PageTitle
      title={t('Run of {0}', machine)}
      parent={{ href: hrefTo({ page: 'runs' }), label: t('Runs') }}
    />
    <ExecutionView path={`/executions/${machine}/${name}`} episode={undefined} />
  </div>
);
