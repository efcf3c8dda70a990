import { type Day, postsOf } from './day.ts';

const e = (id: number) => `eauxduval/${id}`;
/** A French utility's channel: a burst main in hours, a boil notice widened and then lifted, works of several streets, advice. */
export const EAUX_DU_VAL: Day = {
  name: 'eaux du val',
  language: 'fr-FR',
  minutes: 4,
  channels: {
    eauxduval: {
      title: 'Eaux du Val – Info réseau',
      posts: postsOf(`
1 D-1 17:30 3100/9 📢 Travaux : la rue des Tanneurs sera fermée à la circulation mercredi de 8h à 17h pour le remplacement d'un branchement. ⏎ Urgences 24h/24 : 09 70 12 34 56
2 05:50 5200/44 🚨 Fuite importante avenue Foch, à la hauteur du n° 112. Environ 2.300 foyers du quartier Bellevue sont sans eau. Nos équipes sont sur place. ⏎ Urgences 24h/24 : 09 70 12 34 56
3 06:40 4800/20 Avenue Foch : la conduite de 1962 s'est rompue sur 4 m. Retour de l'eau estimé vers 12h. ⏎ Urgences 24h/24 : 09 70 12 34 56
4 07:30 4600/31 Des bouteilles d'eau sont distribuées devant le gymnase Jean-Moulin, 6 bouteilles par foyer. ⏎ Urgences 24h/24 : 09 70 12 34 56
5 08:15 6900/210 ⚠️ Par précaution, l'eau ne doit pas être bue sans être bouillie dans le quartier Bellevue, jusqu'à nouvel ordre. ⏎ Urgences 24h/24 : 09 70 12 34 56
6 09:00 3300/8 Rappel : le relevé des compteurs commence lundi à Saint-Aubin. Merci de laisser l'accès libre à nos agents. ⏎ Urgences 24h/24 : 09 70 12 34 56
7 10:20 6200/150 ⚠️ La consigne de faire bouillir l'eau est étendue aux quartiers des Lilas et de la Gare. Les écoles servent de l'eau en bouteille. ⏎ Urgences 24h/24 : 09 70 12 34 56
8 11:50 4700/40 Avenue Foch : la réparation est plus longue que prévu. Le retour de l'eau est maintenant attendu à 16h. ⏎ Urgences 24h/24 : 09 70 12 34 56
9 12:30 2900/12 Le prix de l'eau augmentera de 3,2 % au 1er janvier, soit 0,13 €/m³. Le conseil syndical a voté hier. ⏎ Urgences 24h/24 : 09 70 12 34 56
10 13:10 2700/30 Adoucisseur CalmO : fini le calcaire ! Nos abonnés profitent de -25 % et de la pose offerte jusqu'au 15 octobre. Demandez votre devis gratuit au 09 70 98 76 54.
11 14:00 2800/10 La station d'épuration de Verneuil ouvre ses portes samedi. Visites guidées à 10h et 14h, sur inscription à la mairie. ⏎ Urgences 24h/24 : 09 70 12 34 56
12 15:40 5900/170 ✅ Avenue Foch : la conduite est réparée. L'eau revient peu à peu dans le quartier Bellevue ; elle peut être trouble pendant une heure. ⏎ Urgences 24h/24 : 09 70 12 34 56
13 16:10 2900/15 Rue des Tanneurs : les travaux sont terminés une heure plus tôt, la circulation est rétablie. ⏎ Urgences 24h/24 : 09 70 12 34 56
14 16:45 3000/33 Le niveau du barrage de la Sorne est à 41 %, contre 63 % l'an dernier à la même date. Aucune restriction n'est prévue pour l'instant. ⏎ Urgences 24h/24 : 09 70 12 34 56
15 18:20 7100/390 ✅ Les analyses sont bonnes : l'eau peut de nouveau être bue sans précaution dans les trois quartiers, Bellevue, les Lilas et la Gare. ⏎ Urgences 24h/24 : 09 70 12 34 56
16 18:50 3400/28 Les 2.300 foyers privés d'eau recevront un geste de 15 € sur leur prochaine facture. ⏎ Urgences 24h/24 : 09 70 12 34 56
17 19:30 2500/6 Merci à nos équipes et bonne soirée à tous ! 💧 Abonnez-vous à notre canal.
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'avenue foch',
        posts: [2, 3, 4, 8, 12, 16, 5, 7, 15].map(e),
        newest: [[e(12)], [e(15)], [e(16)]],
        superseded: {
          [e(2)]: [e(12)],
          [e(3)]: [e(12)],
          [e(8)]: [e(12)],
          [e(5)]: [e(15)],
          [e(7)]: [e(15)],
        },
        say: [/2\.?300 foyers/, /15 €/],
      },
      {
        name: 'tanneurs',
        posts: [1, 13].map(e),
        newest: [[e(13)]],
        superseded: { [e(1)]: [e(13)] },
      },
    ],
    items: [[e(6)], [e(9)], [e(11)], [e(14)]],
    advertisements: [e(10)],
    noise: [e(17)],
    never: [/CalmO/, /Urgences/, /09 ?70/, /Abonnez/],
  },
};
