### Lessons that are taught, and the mistakes in lesson files. Words and keys of the files themselves are arguments: they are the same in
### all languages.

## Lessons that come with the program

lesson-the-2019-lecture = Le cours de 2019
lesson-too-fast-too-slow = Trop vite, trop lentement
lesson-whom-do-you-trust = À qui faites-vous confiance ?
# The title of a lesson to which nobody gave one.
lesson-unnamed = Une leçon

## Languages

lesson-language-english = anglais
lesson-language-french = français
lesson-language-german = allemand
lesson-language-spanish = espagnol
lesson-language-italian = italien
lesson-language-dutch = néerlandais
lesson-language-portuguese = portugais
lesson-not-written-in = Pas de texte en { $wanted } : voici celui en { $language }.

## The bar of a lesson that is taught

lesson-step-of = Étape { $number } sur { $count }
lesson-back = Retour
lesson-back-hint = L’étape précédente ({ $key }Page préc.)
lesson-on = Suite
lesson-on-hint = L’étape suivante ({ $key }Page suiv.)
lesson-skip = Passer
lesson-waits-hint = { $sentence } ({ $key }Page suiv.)
lesson-end = Finir
lesson-end-hint = Termine la leçon : tout redevient comme avant ({ $key }Page suiv.)
lesson-leave = Quitter
lesson-leave-hint = Quitte la leçon : tout redevient comme avant ({ $key }W)
lesson-show-in = Montrer la leçon en { $language }
lesson-time-over = Temps écoulé
lesson-time-hint = Ce qui reste du temps de cette étape
lesson-waits-for-question = Cette étape attend la réponse à la question. Continuez de nouveau pour passer l’étape
lesson-waits-for-picture = Cette étape attend la réponse à l’image. Continuez de nouveau pour passer l’étape
lesson-waits-for-vote = Cette étape attend la fin du vote. Continuez de nouveau pour passer l’étape
lesson-waits-for-training = Cette étape attend que l’entraînement ait vu { $wanted } images ; il en a vu { $seen }. Continuez de nouveau pour passer l’étape

## What a step has locked

lesson-keeps-room = Cette étape de la leçon reste dans sa salle
lesson-keeps-page = Cette étape de la leçon reste sur sa page
lesson-keeps-chapter = Cette étape de la leçon reste dans son chapitre
lesson-keeps-mode = Cette étape de la leçon fixe la difficulté
lesson-keeps-recipe = Cette étape de la leçon fixe la recette
lesson-keeps-seed = Cette étape de la leçon fixe la graine et la session
lesson-keeps-index = Cette étape de la leçon fixe l’image
lesson-keeps-machine = Cette étape de la leçon fixe la machine qui joue
lesson-keeps-base = Cette étape de la leçon fixe l’image de référence
lesson-keeps-sight = Cette étape de la leçon fixe ce que vous voyez de l’image de référence
lesson-keeps-outlines = Cette étape de la leçon fixe l’affichage des contours
lesson-keeps-evidence = Cette étape de la leçon fixe l’affichage de l’évidence
lesson-keeps-plan = Cette étape de la leçon fixe le plan de l’entraînement
lesson-keeps-knobs = Cette étape de la leçon fixe les réglages du chapitre

## Keep this as a step

lesson-keep-title = Garder comme étape
lesson-keep-what = La salle affichée, son image et ses réglages deviennent la dernière étape d’un fichier de leçon.
lesson-keep-written-in = Écrit en
lesson-keep-text = Texte de l’étape
lesson-keep-lesson-title = Titre, si la leçon est nouvelle
lesson-keep-add = Ajouter à une leçon…
lesson-keep-begin = Commencer une leçon…
lesson-keep-needs-text = Une étape a besoin d’un texte
lesson-step-kept = L’étape { $number } est gardée dans { $file }
lesson-step-kept-without = L’étape { $number } est gardée dans { $file }. Il y manque { $list }
lesson-left-out-and = { $list }, et { $next }
lesson-left-out-seed = la graine
lesson-left-out-training-seed = la graine de l’entraînement
lesson-left-out-place = le rang de l’image
lesson-left-out-by-hand = ce qui a été changé à la main dans l’image
lesson-left-out-base = l’image de référence, qui est dans un fichier à part
lesson-left-out-machine = le réseau qui joue, qui est dans un fichier à part
lesson-left-out-autoencoder = l’auto-encodeur affiché, qui est dans un fichier à part
lesson-left-out-given = les images de fichiers qui servent à l’entraînement
lesson-left-out-more = ce qui a été changé sous « Plus » et ne peut pas être fixé
lesson-no-place-for-step = ses étapes sont écrites d’une façon qui ne permet pas d’en ajouter
lesson-no-free-name = il n’y a plus de nom libre pour la recette à côté de ce fichier

## A lesson that cannot be opened

lesson-mistake = { $name }, ligne { $line } : { $sentence }
lesson-more-mistakes =
    { $number ->
        [one] { $name } a encore { $count } erreur : brain-tumor-lab lesson check les donne toutes avec leurs lignes
       *[other] { $name } a encore { $count } erreurs : brain-tumor-lab lesson check les donne toutes avec leurs lignes
    }
lesson-no-toml = ce n’est pas du TOML : { $reason }
lesson-file-empty = le fichier est vide ; une leçon commence par { $first }, un titre et un premier { $step }
lesson-no-title = il n’y a pas de titre ; écrivez { $example } avant la première étape
lesson-no-format = il n’y a pas de format ; une leçon commence par { $first }
lesson-newer-format = le format { $newer } est d’une version plus récente de ce programme, qui lit les formats jusqu’à { $known }
lesson-no-step = il n’y a pas d’étape ; une étape commence par une ligne { $step }
lesson-too-many-steps = une leçon a au plus { $most } étapes ; celle-ci en a { $count }, et le reste n’a pas été lu
lesson-key-of-a-step = « { $key } » est la clé d’une étape ; écrivez-la sous une ligne { $step }
lesson-step-without-room = cette étape n’a pas de salle ; écrivez par exemple { $example }
lesson-step-without-text = cette étape n’a pas de texte ; écrivez { $example }
lesson-uneven-choices = une question doit avoir le même nombre de choix dans chaque langue
lesson-question-without-language = « { $key } » n’est écrit dans aucune langue ; { $example } sont des choix en anglais
lesson-count-of-choices = une question a de { $least } à { $most } choix, et non { $count }
lesson-empty-choice = un choix est vide
lesson-cannot-be-hidden = « { $name } » montre aussi sa valeur, ou n’est qu’une touche, et ne peut pas être caché ; verrouillez-le
lesson-no-control = « { $key } » ne connaît pas « { $name } » ; noms possibles : { $known }
lesson-next-count = « { $key } » attend de 1 à { $most } images, comme « { $example } », et non { $value }
lesson-next-seen-elsewhere = « { $key } » ne peut attendre des images vues que dans la salle { $room }
lesson-next-without-question = « { $key } » attend une réponse, et cette étape ne demande rien
lesson-next-vote-elsewhere = « { $key } » ne peut attendre la fin d’un vote que dans la salle { $room }
lesson-next-unknown = « { $key } » ne peut pas attendre « { $word } » ; écrivez { $known } ou { $seen } suivi d’un nombre
lesson-next-unknown-meant = « { $key } » ne peut pas attendre « { $word } » ; écrivez { $known } ou { $seen } suivi d’un nombre ; vouliez-vous dire « { $meant } » ?

## Values of a lesson file

lesson-no-key-of-lesson = « { $name } » n’est pas une clé de leçon ; les clés sont : { $known }
lesson-no-key-of-step = « { $name } » n’est pas une clé d’étape ; les clés sont : { $known }
lesson-no-key-of-pins = « { $name } » n’est pas une clé de ce que cette salle peut fixer ; les clés sont : { $known }
lesson-no-key-of-question = « { $name } » n’est pas une clé de question ; les clés sont : { $known }
lesson-no-key-of-texts = « { $name } » n’est pas une clé de texte en plusieurs langues ; les clés sont : { $known }
lesson-unknown-key = la clé « { $word } » n’existe pas ; vouliez-vous dire « { $meant } » ?
lesson-unknown-room = la salle « { $word } » n’existe pas ; vouliez-vous dire « { $meant } » ?
lesson-unknown-control = l’élément « { $word } » n’existe pas ; vouliez-vous dire « { $meant } » ?
lesson-unknown-value = « { $word } » n’est pas une valeur de « { $key } » ; vouliez-vous dire « { $meant } » ?
lesson-not-one-of = « { $key } » ne peut pas être « { $word } » ; valeurs possibles : { $known }
lesson-must-be-text = « { $key } » doit être un texte entre guillemets droits, et non { $value }
lesson-must-be-whole = « { $key } » doit être un nombre entier de { $low } à { $high }, et non { $value }
lesson-must-be-bare-whole = « { $key } » doit être un nombre entier de { $low } à { $high } sans guillemets, et non { $value }
lesson-must-be-number = « { $key } » doit être un nombre de { $low } à { $high }, et non { $value }
lesson-must-be-bare-number = « { $key } » doit être un nombre de { $low } à { $high } sans guillemets, et non { $value }
lesson-must-be-switch = « { $key } » doit être true ou false, et non { $value }
lesson-must-be-table = « { $key } » doit être une table entre accolades, comme { $example }, et non { $value }
lesson-must-be-list = « { $key } » doit être une liste entre crochets, et non { $value }
lesson-empty-text = le texte « { $key } » est vide dans la langue { $code }
lesson-no-language = « { $key } » n’est écrit dans aucune langue ; { $english } est de l’anglais, { $french } du français
lesson-shown-list = une liste
lesson-shown-table = une table
lesson-no-room = la salle « { $name } » n’existe pas ; les salles sont : { $rooms }
lesson-pin-of-other-room = « { $key } » ne peut pas être fixé dans la salle { $room }
lesson-two-lengths = la durée d’un entraînement se donne par « { $minutes } » ou par « { $images } », pas par les deux

## Files that a lesson names

lesson-unusable-recipe = la recette « { $name } » est inutilisable : { $reason }
lesson-unusable-model = le modèle « { $name } » est inutilisable : { $reason }
lesson-unusable-base = l’image de référence « { $name } » est inutilisable : { $reason }
lesson-no-checkpoint = l’entraînement « { $run } » ne garde pas de réseau après { $images } images ; le plus proche est { $nearest }
lesson-no-run = il n’y a pas d’entraînement « { $run } » avec des réseaux dans le dossier de la leçon
lesson-without-folder = une leçon fournie avec le programme n’a pas de dossier, et ne peut pas nommer le fichier « { $name } »
lesson-absolute-path = « { $name } » est un chemin absolu ; nommez les fichiers à partir du dossier de la leçon
lesson-backslash = « { $name } » contient une barre oblique inverse ; écrivez / entre les dossiers, ce que tous les systèmes lisent
lesson-leads-out = « { $name } » mène hors du dossier de la leçon
lesson-empty-name = le nom d’un fichier est vide
lesson-not-in-folder = il n’y a pas de « { $name } » dans le dossier de la leçon
lesson-link-leads-out = « { $name } » est un lien qui mène hors du dossier de la leçon
