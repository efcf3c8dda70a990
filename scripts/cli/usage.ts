export const USAGE = `npx stepcast <command> [options]

  shows                          the shows there are
  shows show <show>              one show with its settings
  shows add --title T --channel NAME…   signs up a show (--description TEXT, --language, --minutes,
                                 --format, --category, --explicit, --image URL,
                                 --intro-audio URL, --outro-audio URL, --intro-text TEXT,
                                 --outro-text TEXT, --writer built-in or gemini; for each
                                 speaker --voice NAME, --pace N, --pitch N, or default)
  shows edit <show>              changes what is given: the same options, --pause, --resume;
                                 none in place of a URL or TEXT removes it
  shows delete <show> --yes      deletes it with its episodes
  voices <language>              the voices that a show in it can have
  generate <show>                starts an episode of what was posted since the last one
      --from DATE --until DATE   of what was posted in between
  episodes <show>                its episodes, newest first (--limit N)
  status <episode>               what it is doing, or how it ended
  retry <episode>                makes it again (--from collect, script or audio)
  cancel <episode>               stops it
  logs <episode>                 what happened, state by state, and what the functions wrote

  webhooks                       who is told of what happens to episodes
  webhooks add <url>             tells another address (--show S: of that show alone)
  webhooks log <webhook>         what was sent to it, and how that went
  webhooks enable <webhook>      puts one in use again; disable and delete do as they say

  <show> is an id, a title or the beginning of one; <episode> is an id, or latest. The commands that start or tell an episode know --watch, which stays
  until it has ended.

  --json           one JSON value on stdout; of a failure { "error": { name, message } }
  --data-dir DIR   the folder of npm start (.stepcast)
  --url URL        a deployed stage instead (STEPCAST_URL), with
  --key KEY        its API key (STEPCAST_API_KEY)
  --help           this text

Exit code 0: done. 1: it failed, or the episode did. 2: the command can't be understood.`;
