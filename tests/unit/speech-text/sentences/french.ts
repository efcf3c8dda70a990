import type { Example } from './example.ts';

export const FRENCH: readonly Example[] = [
  {
    text: 'Le bac est en retard. Personne ne sait pourquoi.',
    sentences: ['Le bac est en retard.', 'Personne ne sait pourquoi.'],
  },
  {
    text: 'M. Dupont et Mme Durand sont venus. Ils sont restés.',
    sentences: ['M. Dupont et Mme Durand sont venus.', 'Ils sont restés.'],
  },
  {
    text: 'M. Le Pen et MM. Blanc parlent. Le Dr Petit écoute.',
    sentences: ['M. Le Pen et MM. Blanc parlent.', 'Le Dr Petit écoute.'],
  },
  {
    text: 'Me Martin plaide. Mgr. Blanc prie.',
    sentences: ['Me Martin plaide.', 'Mgr. Blanc prie.'],
  },
  {
    text: 'Il est mort en 52 av. J.-C. à Rome.',
    sentences: ['Il est mort en 52 av. J.-C. à Rome.'],
  },
  {
    text: 'Il est mort en 52 av. J.-C. Rome a grandi.',
    sentences: ['Il est mort en 52 av. J.-C.', 'Rome a grandi.'],
  },
  {
    text: 'Du pain, du lait, etc. Le magasin est ouvert.',
    sentences: ['Du pain, du lait, etc.', 'Le magasin est ouvert.'],
  },
  {
    text: 'Du pain, du lait, etc. sont vendus ici.',
    sentences: ['Du pain, du lait, etc. sont vendus ici.'],
  },
  {
    text: '« Non ! » répondit-il. Puis il partit.',
    sentences: ['« Non ! » répondit-il.', 'Puis il partit.'],
  },
  {
    text: 'Il a dit : « Non ! » Puis il partit.',
    sentences: ['Il a dit : « Non ! »', 'Puis il partit.'],
  },
  { text: '« Où ? » « Là-bas. » Elle rit.', sentences: ['« Où ? »', '« Là-bas. »', 'Elle rit.'] },
  {
    text: 'Il a dit “Stop.” Puis il est parti.',
    sentences: ['Il a dit “Stop.”', 'Puis il est parti.'],
  },
  {
    text: 'Quoi ? Rien ! On attend… L’été vient.',
    sentences: ['Quoi ?', 'Rien !', 'On attend…', 'L’été vient.'],
  },
  {
    text: 'C’est p. ex. Paris, c.-à-d. la capitale. Rien d’autre.',
    sentences: ['C’est p. ex. Paris, c.-à-d. la capitale.', 'Rien d’autre.'],
  },
  {
    text: 'Voir p. 12, fig. 3 et chap. 4. C’est clair.',
    sentences: ['Voir p. 12, fig. 3 et chap. 4.', 'C’est clair.'],
  },
  {
    text: 'J.-P. Martin et A. Blanc ont signé. D’autres non.',
    sentences: ['J.-P. Martin et A. Blanc ont signé.', 'D’autres non.'],
  },
  { text: 'Il y en a. Puis plus rien.', sentences: ['Il y en a.', 'Puis plus rien.'] },
  {
    text: 'Le prix est de 3.50 euros. Hier, 2,90.',
    sentences: ['Le prix est de 3.50 euros.', 'Hier, 2,90.'],
  },
  {
    text: 'La réunion est le 1er janv. à 18.30. Entrée libre.',
    sentences: ['La réunion est le 1er janv. à 18.30.', 'Entrée libre.'],
  },
  {
    text: 'Le maire (il a 60 ans. Il fait plus jeune.) parle.',
    sentences: ['Le maire (il a 60 ans. Il fait plus jeune.) parle.'],
  },
  {
    text: 'La version v1.2.3 est là. Voir https://example.com/a.html. C’est tout.',
    sentences: ['La version v1.2.3 est là.', 'Voir https://example.com/a.html.', 'C’est tout.'],
  },
  {
    text: 'Le Col. Blanc et le Gén. Petit sont là.',
    sentences: ['Le Col. Blanc et le Gén. Petit sont là.'],
  },
  {
    text: 'C’est la vitamine C. Les médecins la conseillent.',
    sentences: ['C’est la vitamine C.', 'Les médecins la conseillent.'],
  },
  { text: 'Il habite bd. Voltaire, no. 5.', sentences: ['Il habite bd. Voltaire, no. 5.'] },
];
