import { type Day, postsOf } from './day.ts';

const a = (n: number) => `bonsplans/${n}`;
/** A French channel of offers, some of which are over by the evening. */
export const BONS_PLANS: Day = {
  name: 'bonsplans',
  language: 'fr-FR',
  minutes: 4,
  channels: {
    bonsplans: {
      title: 'Bons Plans Tech 💻',
      posts: postsOf(`
1 07:00 12000/30 Bonjour à tous ! On attaque la journée avec de belles offres ☕️
2 07:30 14000/90 🔥 Casque Sonora X4 à 149 € au lieu de 229 € chez Voltea ⏎ Réduction de bruit, 30 h d'autonomie ⏎ 👉 https://voltea.example/x4
3 08:10 13000/40 Clavier mécanique Keyra 75 à 59,90 € (-40 %) ⏎ 👉 https://keyra.example/75
4 09:00 15500/150 SSD Granit 2 To à 89 € ⏎ Le prix le plus bas jamais vu, 5 000 Mo/s ⏎ https://granit.example/2to
5 09:40 12500/20 L'iPhone 17 baisse de 100 € chez Darlo : 869 € en 256 Go ⏎ https://darlo.example/17
6 10:15 16000/220 ⚠️ ERREUR DE PRIX : téléviseur OLED Visio 55" à 399 € au lieu de 1 299 € ⏎ https://visio.example
7 10:50 15800/130 re=6 Le téléviseur Visio est épuisé, l'erreur de prix est corrigée. Les commandes passées sont annulées.
8 11:30 11900/25 Forfait mobile 150 Go à 8,99 €/mois pendant un an chez Telio, sans engagement ⏎ https://telio.example
9 12:00 11000/10 ✨ PARTENARIAT ✨ Découvrez NordicVault, le gestionnaire de mots de passe préféré de nos lecteurs. 3 mois offerts avec le code BPT3 ⏎ https://nordicvault.example/?ref=bpt
10 13:10 12200/35 Aspirateur robot Roulo S5 à 219 € au lieu de 349 € chez Fnac-Lille ⏎ Vide sa poussière tout seul ⏎ https://roulo.example
11 14:00 12700/60 Jeu gratuit : « Les Mers de sel » est offert jusqu'à jeudi 17 h sur la boutique Epico ⏎ https://epico.example
12 15:20 12900/55 re=2 Le casque Sonora X4 repasse à 179 €. La promo à 149 € est terminée.
13 16:00 11500/15 Écran 27" 4K à 199 €, dalle IPS, USB-C 65 W ⏎ https://ecran.example
14 17:15 11800/22 Carte microSD 512 Go à 24,99 € ⏎ Classe A2, 160 Mo/s
15 18:30 12100/31 Nextbit sort la version 3.2 de son application : mode hors ligne et thème sombre ⏎ https://nextbit.example
16 19:45 13500/70 re=4 SSD Granit : retour en stock à 92 €, livraison vendredi.
17 21:00 9000/12 N'oubliez pas d'activer les notifications 🔔 et de rejoindre le chat !
`),
    },
  },
  gold: {
    stories: [
      { name: 'ssd', posts: [a(4), a(16)], newest: [[a(16)]], superseded: { [a(4)]: [a(16)] } },
      { name: 'jeu', posts: [a(11)], newest: [[a(11)]] },
      { name: 'casque', posts: [a(2), a(12)], newest: [[a(12)]], superseded: { [a(2)]: [a(12)] } },
      { name: 'tv', posts: [a(6), a(7)], newest: [[a(7)]], superseded: { [a(6)]: [a(7)] } },
    ],
    // Nobody leads with what can't be had any more.
    leads: 2,
    items: [3, 5, 8, 10, 13, 14, 15].map((n) => [a(n)]),
    advertisements: [a(9)],
    noise: [a(1), a(17)],
    never: [/BPT3/, /notifications/],
  },
};
