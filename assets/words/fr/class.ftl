### The room of the class: the vote, practice and test, the bias lab.

## Its pages

class-page-bias-lab = Biais
    .hint = Jusqu’où l’on suit une machine qui donne des conseils
class-page-vote = Vote
    .hint = Toute la classe vote, à main levée ou avec des jetons, contre la machine
class-page-test = Exercice et test
    .hint = L’exercice donne la bonne réponse après chaque image, le test à la fin ; la machine lit les mêmes images

## The pictures

class-base-image = Image de référence
class-base-image-spoken = Image de référence : le cerveau sain
class-sample = Échantillon
class-sample-spoken = Échantillon : l’image à lire
class-first-picture-comes = La première image arrive quand vous commencez.
class-picture = Image { $number }
class-picture-of = Image { $number } sur { $all }
class-it-is = C’est { $class } : { $found }.

## Who answers

class-you = Vous
class-machine = Machine
class-people-of-class = Classe
class-the-class = La classe
class-team-one = Équipe 1
class-team-two = Équipe 2

## Answers

class-which-syndrome = Quel syndrome est-ce ?
class-answer-healthy = { $class }, sain
class-hand-more = Une main de plus pour { $class }
class-hand-fewer = Une main de moins pour { $class }
class-key-with-shift = Maj+{ $class }
class-key-space = Espace
class-key-backspace = Retour arrière
class-hands-of =
    { $number ->
        [one] main levée sur { $people } personnes
       *[other] mains levées sur { $people } personnes
    }
class-counts = Décompte
class-counts-hint = ou tapez a12 b5 c8 z3, Entrée
class-counts-empty = aucune voix : tapez par exemple a12 b5 c8 z3
class-counts-not-a-count = la partie { $place } n’est pas un décompte : tapez une lettre et un nombre, par exemple a12 b5 c8 z3
class-counts-twice = { $class } apparaît deux fois
class-counts-too-many = { $votes } voix, c’est plus que les { $people } personnes de la classe
class-chips-all = { $key } : les { $chips } jetons dessus
class-chips-most = { $key } : { $chips } jetons dessus, { $others } sur chaque autre
class-chips-worth = Rentable si vous avez raison dans { $share } de ces cas ou plus
class-seconds-left =
    { $number ->
        [one] { $seconds } seconde restante
       *[other] { $seconds } secondes restantes
    }
class-with-points = { $verdict } ; { $points } points

## Steps

class-hold = Cacher et continuer
class-take-back = Annuler la dernière réponse
class-next-picture = Image suivante
class-end = Terminer
class-end-not = Continuer
class-end-really = Vraiment terminer ?
class-end-hint = Retour à la préparation

## The setup

class-seed = Graine
    .hint = La même graine donne les mêmes images à deux classes
class-time-to-look = Temps limité
    .hint = Un compte à rebours ; ensuite l’image est couverte
class-seconds = Secondes
    .hint = En secondes
class-seconds-unit = s
class-people = Votants
    .hint = Combien de personnes votent
class-against = Contre { $machine }. Un autre réseau se choisit dans Jeu.

## Messages

class-no-picture = Image impossible : { $reason }
class-no-prediction = Le réseau ne peut pas répondre : { $reason }. La classe continue sans lui
class-no-machine = Aucun réseau ne joue contre la classe : { $reason }
class-broken = La séance a été interrompue : { $reason }. Cliquez sur « Image suivante » pour continuer
class-log-not-written = Le journal de la classe n’a pas pu être écrit : { $reason }. { $number ->
        [one] { $rows } ligne est gardée et sera écrite dès que possible ; la séance continue
       *[other] { $rows } lignes sont gardées et seront écrites dès que possible ; la séance continue
    }
class-log-broken = L’écriture du journal de la classe a été interrompue : { $reason }. La séance continue ; ses scores restent dans la fenêtre
class-only-ill-or-healthy = Ce réseau dit seulement malade ou sain : personne ne joue contre la classe. Choisissez un autre réseau dans Jeu
class-cards-written =
    { $number ->
        [one] { $pages } page à imprimer et une page de réponses sont dans { $folder }
       *[other] { $pages } pages à imprimer et une page de réponses sont dans { $folder }
    }
class-no-cards = Pas de cartes : { $reason }
class-cards-broken = L’écriture des cartes a été interrompue : { $reason }. Il n’en reste rien
class-not-counted = Rien n’est compté : { $reason }
vote-problem-revealed = la bonne réponse est déjà donnée ; un vote ne compterait plus
vote-problem-counted-already = ces mains sont déjà comptées ; annulez le décompte pour les recompter
vote-problem-not-counted = les mains ne sont pas encore comptées
vote-problem-talked-already = la classe a déjà voté deux fois
vote-problem-no-such-team = la classe vote tout entière : il n’y a pas de seconde équipe
vote-problem-too-many = { $hands } mains des deux équipes, c’est plus que les { $people } personnes de la classe
vote-problem-nothing-to-undo = il n’y a pas de décompte à annuler

## The vote

vote-prepare = Préparer le vote
vote-how-class-answers = Comment la classe répond
vote-hands = Mains levées
    .how = Mains levées, yeux fermés. Vous comptez et tapez ; les voix restent cachées jusqu’à la révélation.
vote-chips = Jetons
    .how = La classe, ou chaque équipe, pose 12 jetons : plus elle est sûre, plus elle en met sur une réponse. Être honnête rapporte le plus.
vote-two-teams = Deux équipes
    .hint = Chaque équipe est comptée et notée à part, sur les mêmes images
vote-step-look = Regarder
vote-step-vote = Voter
vote-step-hidden = Cacher
vote-step-reveal = Révéler
vote-begin = Commencer le vote
vote-look = Regardez l’image
vote-look-as-long-as-you-like = Prenez votre temps. Quel syndrome est-ce : A, B, C, ou Z (sain) ?
vote-time-is-over = Le temps d’observation est écoulé.
vote-hands-up = Passer au vote
vote-hands-up-closed = Mains levées, yeux fermés
vote-hands-up-again = Revote : mains levées, yeux fermés
vote-hands-of-team =
    { $number ->
        [one] main levée de cette équipe ; { $people } personnes dans la classe
       *[other] mains levées de cette équipe ; { $people } personnes dans la classe
    }
vote-lay = Posez douze jetons
vote-lay-answer = D’abord la réponse : A, B, C ou Z.
vote-lay-sureness = Puis la certitude : 1, 2 ou 3.
vote-lay-again = Les jetons sont posés et cachés. Reposez-les, ou continuez.
vote-points-of-chips = Juste : 6 jetons +60, 9 jetons +96, 12 jetons +108. Faux : −36, −96, −180.
vote-counted = Compté et caché
vote-chips-laid = { $who } : jetons posés
vote-no-chips-yet = { $who } : pas de jetons
vote-team-hands = { $who } : { $number ->
        [one] { $hands } main
       *[other] { $hands } mains
    }
vote-reveal = Révéler
vote-talk = Discuter et revoter
    .hint = Discutez avec votre voisin, puis votez une seconde fois (T)
vote-count-anew = Recompter
    .hint = Corrige une erreur : le décompte est rouvert (Retour arrière)
vote-end-hint = Termine la séance : retour à la préparation ; la séance suivante repart de zéro
vote-sureness = Calibration
    .hint = Être sûr, est-ce avoir raison ? (K)

## What was voted

vote-first = { $who }, d’abord
vote-then = { $who }, ensuite
vote-said-nothing = { $who } : aucune voix
vote-said-right = { $who } : { $class }, juste
vote-said-wrong = { $who } : { $class }, faux
vote-said-tie = { $who } : égalité, comptée comme fausse
vote-machine-right = Machine : juste
vote-machine-wrong = Machine : faux
vote-row-true = { $class }, vrai : { $bars }
vote-row-not-true = { $class }, faux : { $bars }

## The scores of a vote

vote-scores-come = Après la première révélation, les scores d’une personne, de la réponse qui a le plus de voix et de la machine s’affichent ici.
vote-one-person = Une personne
    .hint = Part des mains levées pour la bonne réponse : la chance qu’une seule personne ait raison
vote-together = Ensemble
vote-majority = Le plus de voix
    .hint = Images où la plupart des mains, ou des jetons, étaient sur la bonne réponse ; dessous : les points
vote-machine-hint = Bonnes réponses de la machine sur les mêmes images
vote-machine-named-hint = Bonnes réponses de la machine sur les mêmes images : { $machine }
vote-points = { $points } points

## The chart of sureness

calibration-title = Calibration : être sûr, est-ce avoir raison ?
calibration-nothing-said = { $who } : aucune certitude indiquée. Elle n’est demandée qu’avec les jetons.
calibration-too-few =
    { $number ->
        [one] { $who } : { $answers } réponse ne suffit pas ; il en faut au moins { $least }.
       *[other] { $who } : { $answers } réponses ne suffisent pas ; il en faut au moins { $least }.
    }
calibration-says = { $who } : certitude moyenne { $sure }, justes { $right } ; score de Brier { $brier } (0 est idéal).
calibration-how-to-read = Sur la ligne pointillée, qui est sûr à 80 % a raison dans 80 % de ces cas. Les barres sont des intervalles de confiance exacts à 95 %.
calibration-how-sure = Certitude
calibration-how-often-right = Réponses justes
calibration-line = juste aussi souvent que sûr
calibration-interval = { $who }, intervalle

## Practice and test

test-prepare = Préparer un exercice ou un test
test-practice = Exercice
    .how = La bonne réponse est donnée après chaque image. Aucune image du test n’y figure.
test-test = Test
    .how = Les bonnes réponses sont toutes données à la fin. La même graine donne le même test.
test-pictures = Images
    .hint = Images du test
test-by-chips = Dire sa certitude avec 12 jetons
    .hint = Après la réponse 1, 2 ou 3 : plus on est sûr, plus on met de jetons. Être honnête rapporte le plus
test-print = Imprimer ce test…
    .hint = Une page par image avec des cases à cocher, et une page de réponses : pour une classe sans ordinateurs
test-begin = Commencer le test
test-begin-practice = Commencer l’exercice
test-wrong-left =
    { $number ->
        [one] encore { $left } image ratée
       *[other] encore { $left } images ratées
    }
test-how-sure = Certitude ? 1, 2 ou 3.
test-answer-first = D’abord la réponse, puis la certitude.
test-time-ran-out = Le temps est écoulé.
test-right = Juste.
test-wrong = Faux.
test-all-answered = Toutes les images ont une réponse
test-truth-comes = Ensuite, toutes les bonnes réponses s’affichent d’un coup.
test-show-truth = Montrer les bonnes réponses
test-done = Fini
test-result = Le résultat
test-share = { $share } justes ; intervalle de confiance à 95 % : { $low } à { $high }
test-line = { $who } : { $right } sur { $all } justes
test-show-wrong = Montrer les erreurs
    .hint = Les images, leur bonne réponse et celles des deux joueurs
test-practise-wrong = S’exercer sur les erreurs
test-same-again = Refaire le même test
    .hint = Pour la personne suivante : les mêmes images
test-answered-wrong = Réponses fausses du test
test-all-pictures = Toutes les images du test
    .how = À gauche : la bonne réponse. À droite : votre réponse et celle de la machine.
test-picture-spoken = Image { $number } : c’est { $truth } ; vous avez dit { $you } ; la machine a dit { $machine }

## The bias lab: its setup

bias-prepare = Préparer l’expérience
bias-what-happens = { $pictures } images : une machine donne un conseil pour certaines. Vous apprendrez à la fin de quoi il s’agit.
bias-one-person = Une personne
bias-a-class = Une classe
bias-how-advice = Comment le conseil est donné
bias-advice-first = Conseil d’abord
    .hint = Le conseil est à côté de l’image dès le début.
bias-commit-first = Réponse d’abord
    .hint = Répondre sans aide, puis voir le conseil, puis répondre à nouveau.
bias-with-evidence = Avec évidence
    .hint = Le conseil est à côté de l’image, avec le contour de la moitié de l’évidence pour la réponse de la machine.
bias-who-advises = Qui donne le conseil
bias-adviser-shipped = Réseau fourni
    .hint = Un réseau qui n’a appris HARD que peu de temps.
bias-adviser-opponent = Machine de Jeu
    .hint = L’adversaire choisi dans Jeu : tout point de sauvegarde d’un entraînement, ou un fichier.
bias-begin = Commencer l’expérience
bias-preparing = Préparation des images
bias-looked-through =
    { $number ->
        [one] { $pictures } image examinée
       *[other] { $pictures } images examinées
    }
bias-stop-search = Arrêter la recherche
bias-no-adviser = Aucun réseau ne peut conseiller : { $reason }. Choisissez le réseau fourni
bias-no-lab = Ce conseiller ne convient pas : { $reason }
bias-too-few-wrong = le conseiller s’est trompé sur { $wrong } des { $pictures } images, et il faut { $needed } réponses fausses : choisissez un réseau qui se trompe plus souvent
bias-too-few-right = le conseiller a eu raison sur { $right } des { $pictures } images, et il faut { $needed } réponses justes : choisissez un réseau qui a plus souvent raison
bias-ill-or-healthy = le réseau dit seulement malade ou sain, et le conseil nomme une classe parmi quatre : choisissez un réseau à quatre classes
bias-interrupted = La recherche a été interrompue : { $reason }. Recommencez

## The bias lab: its questions

bias-answer-again = Répondez à nouveau
bias-no-advice = Sans conseil : à vous de répondre.
bias-machine-says = La machine dit { $class }, { $sure }
bias-outlined = En contour : l’endroit où se trouve la moitié de l’évidence pour la réponse de la machine.
bias-answer = Répondre { $class }

## The bias lab: what it was about

bias-debrief = Retour sur l’expérience
bias-what-it-was-about = De quoi il s’agissait
bias-told-twice = Vous avez vu { $cases } cas deux fois : les mêmes tumeurs dans une tête déplacée, agrandie ou réduite, avec d’autres niveaux de gris. Une fois vous avez répondu sans aide, une fois avec le conseil de la machine. L’écart entre vos deux réponses est l’effet du conseil.
bias-told-machine = La machine est un réseau qui n’a appris que peu de temps. Toutes ses réponses sont authentiques ; les cas ont été choisis pour que la machine ait raison dans { $right } et tort dans { $wrong }. Sur les quatre premières images, la machine avait raison.
bias-told-commit = Vous avez répondu avant de voir le conseil. Dans une étude, les personnes qui devaient faire de même ont suivi moins souvent un conseil erroné (Buçinca et collègues, CSCW 2021).
bias-told-evidence = Le contour contenait la moitié de l’évidence pour la réponse de la machine. Dans une étude, de telles explications ont moins protégé d’un conseil erroné que le fait de répondre d’abord sans aide (Buçinca et collègues, CSCW 2021).
bias-told-most = Si vous avez suivi un conseil erroné, vous avez fait comme la plupart des gens : c’est le biais d’automatisation.
bias-study = Dans une étude sur des mammographies, des lecteurs très expérimentés avaient raison dans 82 % des cas avec un conseil juste et dans 45,5 % des cas avec un conseil erroné ; les débutants, dans 80 % et dans moins de 20 % (Dratsch et collègues, Radiology 2023).
bias-see-cases = Voir les cas
bias-next-case = Cas suivant
bias-to-report = Voir le bilan
bias-back = Retour
    .hint = Flèche gauche
bias-skip-to-report = Passer au bilan
bias-case = Cas { $number } sur { $cases }
bias-machine-said-right = La machine a dit { $class }, { $sure } : juste.
bias-machine-said-wrong = La machine a dit { $class }, { $sure } : faux.
bias-answered-alone = Sans conseil : { $votes }
bias-answered-before = Avant le conseil : { $votes }
bias-answered-with-advice = Avec conseil : { $votes }
bias-no-answer = aucune réponse

## The bias lab: its report

bias-report = Le bilan
    .how = L’effet du conseil, d’après les seules réponses.
bias-back-to-debrief = Retour aux cas
bias-no-pull = Personne n’a répondu aux cas avec un conseil erroné.
bias-pull = Influence du conseil erroné : { $points } points
bias-pull-in-full = Voix pour la réponse fausse de la machine : { $with } avec conseil, { $without } sans. Avec une confiance d’au moins 95 %, l’influence est entre { $low } et { $high } points.
bias-means-more = L’intervalle est au-dessus de zéro : ici, le conseil erroné a attiré des voix vers la réponse fausse.
bias-means-less = L’intervalle est au-dessous de zéro : ici, le conseil erroné a détourné des voix de sa réponse.
bias-means-open-person = Zéro est dans l’intervalle : trois réponses d’une personne ne suffisent pas à distinguer une influence du hasard.
bias-means-open-class = Zéro est dans l’intervalle : une telle différence peut aussi venir du hasard.
bias-shown-not-proved = Trois cas au conseil erroné donnent un indice, pas une preuve : avec d’autres cas, l’influence pourrait être différente.
bias-wrong-cases = Les trois cas avec un conseil erroné
bias-right-cases = Les sept cas avec un conseil juste
bias-bar-machine-alone = pour la machine, sans conseil
bias-bar-machine-advised = pour la machine, avec conseil
bias-bar-right-alone = justes, sans conseil
bias-bar-right-advised = justes, avec conseil
bias-bar-spoken = Voix { $name } : { $share } ; intervalle de confiance à 95 % : { $low } à { $high }
bias-bar-hint = Intervalle de confiance à 95 % : { $low } à { $high }
bias-kept-person = Justes sans conseil : { $right } ; avec conseil, restées justes : { $kept }, devenues fausses : { $lost }. Fausses sans conseil : { $wrong } ; avec conseil, devenues justes : { $won }.
bias-kept-class = Justes sans conseil : { $right } ; avec conseil, restées justes : { $kept } au plus, devenues fausses : { $lost } au moins. Fausses sans conseil : { $wrong } ; avec conseil, devenues justes : { $won } au moins.
bias-changed-person = Après le conseil, réponses changées : { $changed } ; passées à la réponse de la machine : { $joined } ; réponses justes abandonnées : { $lost }.
bias-changed-class = Après le conseil, réponses changées : au moins { $changed } ; passées à la réponse de la machine : au moins { $joined } ; réponses justes abandonnées : au moins { $lost }.
bias-hands-are-counted = Les mains sont comptées sans les noms : si deux personnes échangent leurs réponses, cela ne se voit pas. Les changements indiqués sont donc un minimum.
bias-left-out =
    { $number ->
        [one] { $cases } cas n’a eu qu’une seule réponse et n’est pas compté.
       *[other] { $cases } cas n’ont eu qu’une seule réponse et ne sont pas comptés.
    }
bias-adviser-name = le réseau fourni
bias-adviser = Conseiller : { $name }. Ses réponses justes sur de telles images : { $right }. { $pictures } images ont été examinées pour trouver les cas.
bias-followed-at-first = Sur les quatre premières images, la machine avait raison. Voix pour sa réponse : { $followed }.
bias-no-votes = aucune voix
bias-share = { $votes } sur { $all } ({ $share })

## The scores of a session as sentences

class-score-session = La séance
class-score-told =
    { $number ->
        [one] { $rounds } manche dont la bonne réponse a été donnée.
       *[other] { $rounds } manches dont la bonne réponse a été donnée.
    }
class-score-untold =
    { $number ->
        [one] { $rounds } manche sans bonne réponse donnée : la séance s’est terminée avant ; cette manche n’est pas notée.
       *[other] { $rounds } manches sans bonne réponse donnée : la séance s’est terminée avant ; ces manches ne sont pas notées.
    }
class-score-first-vote = Premiers votes, avant toute discussion
class-score-last-vote = Votes qui comptent, les derniers de chaque manche
class-score-practice = Exercice
class-score-test = Test { $number }
class-score-lab = Expérience sur le biais
class-score-lab-warm-up = Expérience sur le biais, échauffement avec conseil
class-score-lab-blind = Expérience sur le biais, sans conseil
class-score-lab-committed = Expérience sur le biais, avant le conseil
class-score-lab-advised = Expérience sur le biais, avec conseil
class-score-rounds = { $right } manches sur { $all }, { $share } (intervalle à 95 % : de { $low } à { $high })
class-score-no-rounds = aucune manche sur 0
class-score-hands = { $right } mains sur { $all }, { $share } (intervalle à 95 % : de { $low } à { $high })
class-score-no-hands = aucune main sur 0
class-score-answers = { $right } réponses sur { $all }, { $share } (intervalle à 95 % : de { $low } à { $high })
class-score-no-answers = aucune réponse sur 0
class-score-majority = { $who }, juste : { $share }.
class-score-single = { $who }, une seule personne, juste : { $share }.
class-score-forecast = { $who }, les mains comme pronostic : { $points }.
class-score-by-chips = { $who }, avec les jetons : { $points }.
class-score-machine = La machine sur ces images, juste : { $share }, { $points }.
class-score-points = { $points } points par image (0 pour des jetons à parts égales, 108 au mieux, −180 au pire)
class-score-level = { $who } et la machine ont eu raison aussi souvent l’une que l’autre.
class-score-luck = La différence avec la machine peut être due au hasard.
class-score-luck-tells = La différence avec la machine peut être due au hasard : environ { $rounds } manches de plus comme celles-ci permettraient de trancher.
class-score-people-better = { $who } lit ces images mieux que la machine : deux joueurs de même force seraient aussi éloignés l’un de l’autre dans { $share } des cas.
class-score-machine-better = La machine lit mieux ces images : deux joueurs de même force seraient aussi éloignés l’un de l’autre dans { $share } des cas.
class-score-talk = L’effet de la discussion
class-score-before-talk =
    { $number ->
        [one] Avant, dans { $rounds } manche, juste : { $share }.
       *[other] Avant, dans { $rounds } manches, juste : { $share }.
    }
class-score-after-talk = Après, sur les mêmes images, juste : { $share }.
class-score-talk-difference = Une différence de { $points } points de pourcentage.
class-score-advice = L’effet du conseil dans l’expérience sur le biais ({ $arm })
class-score-advice-wrong = Là où le conseil était erroné, dans { $cases } cas : { $what }
class-score-advice-right = Là où le conseil était juste, dans { $cases } cas : { $what }
class-score-warm-up = Voix pour le conseil pendant l’échauffement : { $votes }.
class-score-sure-by-chips = La certitude, d’après les jetons
class-score-sure-by-hands = La certitude, d’après la part des mains pour la classe favorite
class-score-those-with-chips = Ceux qui ont posé des jetons
class-score-machine-on-same = La machine sur les mêmes images
class-score-too-few =
    { $number ->
        [one] { $who } : { $answers } réponse ne suffit pas pour juger la certitude ; il en faut { $least }.
       *[other] { $who } : { $answers } réponses ne suffisent pas pour juger la certitude ; il en faut { $least }.
    }
class-score-sure = { $who } : certitude moyenne { $sure }, juste : { $share }.
class-score-not-sure = Incertain (moins de 37,5 %)
class-score-leaning = Tendance (à partir de 37,5 %)
class-score-quite-sure = Sûr (à partir de 62,5 %)
class-score-certain = Certain (à partir de 87,5 %)
class-score-brier = Score de Brier { $score } (0 est le mieux) : fiabilité { $reliability }, moins résolution { $resolution }, plus incertitude { $uncertainty }.
class-score-brier-within = Score de Brier { $score } (0 est le mieux) : fiabilité { $reliability }, moins résolution { $resolution }, plus incertitude { $uncertainty } et { $within } à l’intérieur des tranches.
