### What belongs to no room: the bar on top, boxes, menus, keys, messages.

# What the language calls itself.
language-name = Français

## The rooms

room-play = Jeu
room-factory = Fabrique
room-train = Entraînement
room-network = Réseau
room-lessons = Leçons
room-class = Classe

## Buttons that stand in many places

button-close = Fermer
button-cancel = Annuler
button-ok = OK
button-replace = Remplacer

## The bar on top

top-menu = Menu
top-keys-hint = Raccourcis clavier (?)
device-training-runs-here-now = L’entraînement tourne ici
device-training-would-run-here = Les entraînements tournent ici
device-training-without-gpu = Les entraînements tournent ici ; pas de GPU : { $reason }
device-being-looked-for = recherche d’un GPU…
device-being-looked-for-hint = Le programme cherche le processeur qui fera les entraînements
top-training = entraînement { $percent }
top-export = export { $percent }
top-training-paused = entraînement en pause à { $percent }

## The menu

menu-open-model = Ouvrir un modèle…
menu-save-trained-model = Enregistrer le modèle entraîné…
menu-teach-lesson = Donner une leçon
menu-open-lesson = Ouvrir une leçon…
menu-keep-step = Garder comme étape…
menu-language = Langue
menu-dark-theme = Thème sombre
menu-light-theme = Thème clair
menu-theme-in-presentation = Le mode présentation est toujours clair : c’est ce qu’un projecteur montre le mieux
menu-presentation = Mode présentation
menu-leave-presentation = Quitter le mode présentation
menu-examples = À quoi ressemblent les tumeurs
menu-keys = Raccourcis clavier
menu-messages = Messages…
menu-about = À propos
menu-open-base = Ouvrir une image de référence…
menu-bundled-base = Utiliser le cerveau fourni
menu-new-brain = Utiliser un nouveau cerveau
menu-base-t2 = Utiliser un cerveau pondéré en T2
menu-base-wide = Utiliser un cerveau aux grands ventricules
menu-base-walnut = Utiliser une noix ouverte
menu-base-leaf = Utiliser une feuille

## Before the window closes while a network learns

closing-title = Fermer Brain Tumor Lab ?
closing-keys = Entrée ou { $key } ferme la fenêtre.
closing-go-on = Continuer l’entraînement
closing-stay = Rester
closing-ended = Ce qui était en cours s’est terminé entre-temps : rien n’est perdu.
closing-class = La séance de la classe s’arrête ici et ne pourra pas être reprise.
closing-export = L’export s’arrête ici après { $done } images sur { $all }, et ce qu’il a écrit est supprimé.
closing-no-place = L’entraînement s’arrête ici. Il ne pourra pas être repris : ce système n’a pas de dossier où garder les entraînements.
closing-kept = L’entraînement s’arrête ici. L’entraînement { $run } garde son état après { $pictures } images.
closing-how-to-go-on = Il se reprend à tout moment : Entraînement, Historique, Continuer.
closing-not-measured = L’entraînement s’arrête ici, avant sa première mesure : l’entraînement { $run } repartira du début.
closing-how-to-start-again = Il se relance à tout moment : Entraînement, Historique, Continuer.

## A path that is typed, where the system has no dialogs

path-type-file = La boîte de dialogue du système ne s’ouvre pas. Tapez le chemin du fichier.
path-type-folder = La boîte de dialogue du système ne s’ouvre pas. Tapez le chemin du dossier.
path-label = Chemin
path-replace = Un fichier porte déjà ce nom. Le remplacer ?
path-dialog-failed = La boîte de dialogue a échoué : { $reason }

## Messages

messages-title = Messages
messages-none = Aucun message depuis le démarrage.
messages-last-fifty = Les 50 derniers, les plus récents d’abord, avec le temps écoulé depuis le démarrage (minutes:secondes).
messages-all = Les plus récents d’abord, avec le temps écoulé depuis le démarrage (minutes:secondes).
messages-close-hint = Fermer ce message (Échap)
messages-more = encore { $count }
messages-more-hint = Affiche tous les messages

## The box about the program

about-version = Version { $version }, { $build }. MIT ou Apache-2.0.
about-what = Une personne et un réseau convolutif lisent les mêmes images synthétiques de cerveau. Le programme donne vie à un cours de 2019 sur l’apprentissage profond.
about-synthetic = Toutes les images sont synthétiques. Rien ici ne diagnostique qui que ce soit.
about-offline = Le programme n’utilise jamais internet : rien n’est envoyé, téléchargé ni mis à jour. Une nouvelle version s’installe à la main par-dessus l’ancienne.
about-renderer = Fenêtre dessinée par
about-device = Calcul des entraînements
about-device-tried = à l’essai…
about-device-status = { $device } : { $status }
about-device-used = { $device } : { $status } (utilisé)
about-seed = Graine du jeu
about-base = Image de référence
about-typeface = Police de caractères
about-typeface-name = Inter, SIL Open Font License 1.1

## The list of keys

keys-title = Raccourcis clavier
keys-answer = Répondre par ce syndrome
keys-next-names = Espace ou Entrée
keys-next = Image suivante
keys-outlines = Montrer ou cacher les vrais contours
keys-evidence = Montrer ou cacher la carte d’évidence
keys-score = Comparer les deux joueurs : matrices, images, hasard
keys-mode = Jouer EASY ou HARD
keys-zoom = Images plus grandes, plus petites, entières (Jeu et Fabrique)
keys-pan-names = Maj+flèches
keys-pan = Une autre partie des images agrandies (Jeu et Fabrique)
keys-alternate = Image de référence et échantillon en alternance au même endroit (Jeu et Fabrique)
keys-hide-base = Image de référence visible, ou cachée jusqu’à la réponse (Jeu)
keys-train-on-this = Entraîner une demi-minute sur ce qui est joué (Jeu, si la machine ne l’a jamais appris)
keys-before-names = B, maintenue
keys-before = L’échantillon avant le changement de ses niveaux de gris (Fabrique)
keys-range = { $first } à { $last }
keys-rooms = Jeu, Fabrique, Entraînement, Réseau, Leçons, Classe
keys-undo = Annuler, rétablir (Fabrique, et page Et si)
keys-stage = Étape ou image précédente, suivante (Fabrique)
keys-layer = Image ou instant, couche (Réseau)
keys-network-pages = Cartes, somme, filtres, conservé, et si, remonter le temps, restauré (Réseau)
keys-brush-names = Tab  Flèches  Espace
keys-brush = Aller à l’image, déplacer le pinceau, peindre ou effacer (dans Et si)
keys-chapter-names = Page préc.  Page suiv.
keys-chapter = Chapitre (Leçons) ou page (Classe) précédent, suivant
keys-prediction = Faire une prédiction (Leçons)
keys-play-names = Espace  R
keys-play = Lancer ou arrêter, recommencer le chapitre (Leçons)
keys-vote-names = Espace  Retour arrière
keys-vote = Étape suivante d’un vote, annuler la dernière (Classe)
keys-hands = Une main de plus, une main de moins ; avec des jetons A, puis 1, 2, 3 (Classe)
keys-talk = Discuter et revoter, l’autre équipe (Classe)
keys-step-names = { $key }Page suiv.  { $key }Page préc.
keys-step = Étape suivante, précédente (dans une leçon)
keys-question = Répondre à la question de l’étape
keys-leave-lesson = Quitter la leçon : tout redevient comme avant
keys-start-training = Lancer l’entraînement
keys-pause-training = Mettre l’entraînement en pause ou le reprendre (Entraînement)
keys-open-base = Ouvrir une image de référence
keys-open-model = Ouvrir un modèle
keys-save-model = Enregistrer le modèle entraîné
keys-presentation = Mode présentation
keys-size = Plus grand, plus petit, taille normale
keys-reach-names = Tab, puis Espace
keys-reach = Atteindre et presser n’importe quel élément
keys-arrows-names = Flèches
keys-arrows = Choisir dans un groupe, changer un réglage, déplacer un point sur une carte entourée (Leçons)
keys-escape = Quitter l’élément entouré, qui garde les flèches pour lui
keys-frame-times = Temps par image affichée
keys-quit = Fermer la fenêtre
keys-list-names = ?  ou  F1
keys-list = Cette liste

## Base images

base-bundled = Cerveau fourni
base-random = Cerveau { $number }
base-t2 = Cerveau pondéré en T2
base-wide = Cerveau aux grands ventricules
base-walnut = Noix
base-leaf = Feuille
base-taken = Image de référence : { $name }

## The frame times on F12

frame-times = notre temps par image affichée : médiane { $median } ms, 95 % sous { $slow } ms ({ $frames } images)

table-failed = Impossible de faire le tableau : { $reason }
table-empty = Aucun nombre n’est affiché
