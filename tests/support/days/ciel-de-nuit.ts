import { type Day, postsOf } from './day.ts';

const c = (n: number) => `ciel_de_nuit/${n}`;
/** An astronomer's blog in French: long posts, an error that is owned up to, a lesson in three parts, a question and its answer. */
export const CIEL_DE_NUIT: Day = {
  name: 'ciel-de-nuit',
  language: 'fr-FR',
  minutes: 6,
  channels: {
    ciel_de_nuit: {
      title: 'Ciel de nuit',
      posts: postsOf(`
1 D-12 19:00 2100/60 La comète Brandt-Oka a été découverte il y a trois semaines par deux amatrices, l'une à Lyon, l'autre à Osaka. Elle passera au plus près du Soleil le 14 octobre, à 48 millions de kilomètres. À cette distance, la glace de son noyau se transforme en gaz, et c'est ce gaz que nous verrons : la queue. Je l'observe chaque nuit depuis mon jardin avec une lunette de 80 mm.
2 D-11 20:00 1900/44 Comprendre les magnitudes, partie 1/3. ⏎ Les Grecs rangeaient les étoiles en six grandeurs, de la plus brillante à la plus faible. L'échelle a survécu, et c'est pourquoi un petit nombre désigne un astre brillant. Sirius est à −1,5, l'étoile polaire à 2.
3 D-10 21:30 2000/39 Petite question : pourquoi la Lune paraît-elle énorme à l'horizon ? Réponse demain.
4 D-9 21:00 2100/80 Réponse à la question d'hier : la Lune n'est pas plus grosse à l'horizon. Tenez une pièce de 1 centime à bout de bras, et vous verrez qu'elle la couvre de la même façon en haut et en bas du ciel. C'est notre cerveau qui compare la Lune aux maisons et aux arbres.
5 D-8 20:00 1800/41 Comprendre les magnitudes, partie 2/3. ⏎ En 1856, Norman Pogson fixe la règle : cinq magnitudes d'écart correspondent à un éclat cent fois plus fort. Une magnitude vaut donc un facteur de 2,5 environ. Cela paraît étrange, mais l'œil fonctionne ainsi.
6 D-7 18:00 2600/150 D'après mes calculs, la comète Brandt-Oka atteindra la magnitude 1 vers le 12 octobre. Elle serait donc visible à l'œil nu, même depuis une ville. J'ai refait trois fois l'addition.
7 D-6 12:00 1700/25 J'ai testé pour vous l'application StarPocket : elle reconnaît les étoiles en un instant. Avec le code CIEL20, vous payez 20 % de moins jusqu'à dimanche. https://starpocket.example/?ref=ciel
8 D-5 20:00 1750/40 Comprendre les magnitudes, partie 3/3. ⏎ Et la comète dans tout cela ? Son éclat est étalé sur une surface, et non réuni en un point. Une comète de magnitude 4 est donc bien plus difficile à voir qu'une étoile de magnitude 4.
9 D-4 22:10 2900/210 Erratum. Je me suis trompé : la comète Brandt-Oka n'atteindra pas la magnitude 1, mais la magnitude 4 au mieux. J'avais oublié que la poussière absorbe une partie de la lumière. Merci à Claire D., lycéenne à Nantes, qui a trouvé la faute.
10 D-3 09:00 1600/20 Ce que je lis cette semaine : « Le ciel des marins » de Paul Rivoal, et un article sur les neiges de Pluton.
11 D-3 21:00 2200/90 from=Observatoire_du_Causse Notre coupole est fermée au public jusqu'au 20 octobre : le moteur de rotation, qui date de 1978, doit être remplacé.
12 D-2 20:30 2400/120 J'ai passé la soirée avec Mme Okada, l'une des deux découvreuses. « Je cherchais mon chat avec une lampe, et j'ai levé les yeux », raconte-t-elle. Elle balaie le ciel depuis trente ans avec des jumelles de 15 × 70, sans jamais avoir rien trouvé jusqu'ici.
13 D-1 21:00 2300/100 Où chercher la comète ? Regardez vers l'ouest, quarante minutes après le coucher du soleil, à deux largeurs de main au-dessus de l'horizon. Des jumelles suffisent. Attendez que vos yeux s'habituent à l'obscurité : il faut vingt minutes.
14 18:40 3100/260 Le noyau de la comète Brandt-Oka s'est brisé. Les images de cette nuit montrent trois fragments, et l'éclat baisse déjà. Il est probable qu'elle ne passera pas le 14 octobre.
15 21:15 1500/30 Bonne nuit à tous, et ciel clair !
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'comète',
        posts: [1, 6, 9, 14].map(c),
        newest: [[c(14)], [c(9)]],
        superseded: { [c(6)]: [c(9)] },
        say: [/trois fragments/, /magnitude 4/],
      },
      { name: 'magnitudes', posts: [2, 5, 8].map(c), newest: [[c(2)], [c(5)], [c(8)]] },
      { name: 'Lune', posts: [3, 4].map(c), newest: [[c(4)]] },
    ],
    items: [[c(10)], [c(11)], [c(12)], [c(13)]],
    advertisements: [c(7)],
    noise: [c(15)],
    series: [[6, 9].map(c)],
    attributions: { [c(11)]: /Observatoire du Causse/ },
    never: [/CIEL20/, /StarPocket/],
  },
};
