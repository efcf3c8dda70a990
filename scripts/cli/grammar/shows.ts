import type { Host } from '../../command-line/run-program.ts';
import { refuseUnknownCommand } from './group.ts';
import type { Run } from './run.ts';
import { withShowSettings } from './settings/show-settings.ts';
import type { Stepcast } from './stepcast.ts';

const work = () => import('../commands/shows/shows.ts');

/** `shows` and the commands below it. */
export const declareShows = (program: Stepcast, run: Run, host: Host): void => {
  const list: Parameters<Run>[1] = async (context) => (await work()).showAllShows(context);
  const shows = program
    .command('shows')
    .description('the shows there are; one show, a new one, changes')
    .helpCommand(false)
    .allowExcessArguments()
    .action((_, command) => {
      refuseUnknownCommand(command);
      return run(command, list);
    });
  shows
    .command('list')
    .description('the shows there are')
    .action((_, command) => run(command, list));
  shows
    .command('show')
    .description('one show with its settings')
    .argument('<show>')
    .action((show, _, command) =>
      run(command, async (context) => (await work()).showOneShow(context, show)),
    );
  shows
    .command('check')
    .description('what it lacks for Apple Podcasts and Spotify, and for Telegram to post it')
    .argument('<show>')
    .action((show, _, command) =>
      run(command, async (context) => (await work()).checkShow(context, show, host.env)),
    );
  withShowSettings(shows.command('add'))
    .description('signs up a show')
    .action((settings, command) => {
      if (settings.title === undefined || settings.channel === undefined) {
        command.error('Give --title and at least one --channel.');
      }
      return run(command, async (context) => (await work()).addShow(context, settings));
    });
  withShowSettings(shows.command('edit').argument('<show>'))
    .description('changes what is given; none in place of a URL or text removes it')
    .option('--pause', 'no more episodes by its schedule')
    .option('--resume', 'episodes by its schedule again')
    .action((show, settings, command) => {
      if (Object.keys(settings).length === 0) {
        command.error('Give at least one setting, for example --channel NAME.');
      }
      if (settings.pause && settings.resume) {
        command.error('Give --pause or --resume, not both.');
      }
      return run(command, async (context) => (await work()).editShow(context, show, settings));
    });
  shows
    .command('picture')
    .description('uploads its cover')
    .argument('<show>')
    .argument('<file>', 'a square JPEG or PNG of 1400 to 3000 pixels, or none')
    .action((show, file, _, command) =>
      run(command, async (context) =>
        (await import('../commands/shows/pictures.ts')).setShowPicture(context, show, file),
      ),
    );
  shows
    .command('delete')
    .description('deletes it with its episodes')
    .argument('<show>')
    .option('--yes', 'it is meant')
    .action((show, { yes }, command) => {
      if (!yes) {
        command.error(
          `This takes ${show} away with all its episodes, and nothing brings them back. Add --yes to do it.`,
        );
      }
      return run(command, async (context) => (await work()).deleteShow(context, show));
    });
};
