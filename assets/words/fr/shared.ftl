### What all rooms share: base images, what is kept, files, devices, evidence.

## Over a page, where the network never learned on the base image

shared-use-its-base = Prendre son image de référence
shared-use-its-base-hint = Jouer avec l’image de référence sur laquelle le réseau a appris
shared-train-on-base = Entraîner sur celle-ci
shared-train-on-base-hint = Entraîner un réseau sur cette image de référence, dans la salle Entraînement
shared-learned-one-other-base = { $name } reçoit cette image de référence, mais n’a été entraîné que sur une autre image de référence.
shared-learned-other-base = { $name } a été entraîné sur une autre image de référence. Sur celle-ci, ses réponses ne valent peut-être pas mieux que le hasard.
shared-learned-unknown-base = { $name } ne dit pas sur quelle image de référence il a été entraîné : sur une autre, il devine peut-être.
shared-never-learned-recipe = { $name } a été entraîné sur { $learned }, et non sur la recette « { $played } », que vous jouez.
shared-never-learned-mode = { $name } a été entraîné sur { $learned }, et non sur { $played }, que vous jouez.
shared-never-this-base-alone = { $name } a été entraîné sur beaucoup d’images de référence. Un réseau entraîné sur celle-ci seule répondrait peut-être plus souvent juste.

## Another brain as base image

shared-new-brain = Nouveau cerveau
shared-new-brain-hint = Un autre cerveau comme image de référence, peint par le programme : il y en a une infinité, chacun avec son numéro
shared-brain-number = Cerveau
shared-brain-number-hint = Le numéro de ce cerveau : même numéro, même cerveau. Donnez-le à d’autres, ou tapez-en un ; 0 est le cerveau fourni
shared-base-not-made = L’image de référence n’a pas pu être créée : { $reason }

## What is kept between starts

shared-settings-kept-aside = Les réglages n’ont pas pu être lus et repartent de zéro (gardés sous { $file })
shared-session-kept-aside = Les manches de la dernière session n’ont pas pu être lues et repartent de zéro (gardées sous { $file })
shared-settings-unread = Les réglages n’ont pas pu être lus et repartent de zéro : le fichier reste tel quel, et rien de nouveau n’y est gardé ({ $reason })
shared-session-unread = Les manches de la dernière session n’ont pas pu être lues et repartent de zéro : le fichier reste tel quel, et rien de nouveau n’y est gardé ({ $reason })
shared-settings-newer = Les réglages viennent d’une version plus récente de ce programme : ils restent tels quels, et rien de nouveau n’y est gardé
shared-session-newer = Les manches de la dernière session viennent d’une version plus récente de ce programme : elles restent telles quelles, et rien de nouveau n’y est gardé
shared-no-home = Ce système n’a pas de dossier personnel : réglages, préréglages, entraînements et manches ne sont pas gardés pour le prochain démarrage
shared-settings-not-kept = Les réglages ne sont pas gardés pour le prochain démarrage : { $reason }
shared-asked-in-play = Cette image fait partie de votre partie dans le Jeu : elle reste cachée ici tant que vous n’y avez pas répondu. Choisissez une autre graine, ou continuez à jouer.

## Files that were written or read

file-done-network = Le réseau est gardé dans { $file }
file-done-autoencoder = L’auto-encodeur est gardé dans { $file }
file-done-recipe = La recette est gardée dans { $file }
file-done-picture = L’image est gardée dans { $file }
file-done-session = La session est gardée dans { $file }
file-done-session-without-one = La session est gardée dans { $file }. Une manche manque tant que son image n’a pas de nouvelle réponse
file-done-session-without-some = La session est gardée dans { $file }. Des manches manquent tant que leur image n’a pas de nouvelle réponse
file-done-table = Le tableau est gardé dans { $file }
file-done-breaking-points = Les points de rupture sont gardés dans { $file }
file-done-tuned = Recette : { $recipe }
file-done-tuned-there = Recette dans la Fabrique : { $recipe }
file-done-looked-into = { $name } est ouvert dans la salle Réseau ; il ne joue pas
file-done-plays = { $name } joue contre vous
file-done-copied = Image copiée : { $width } x { $height } pixels
file-failed = Le fichier n’a pas pu être lu ou écrit : { $reason }
file-failed-and-kept-as = { $sentence } (gardé sous { $file })
file-failed-twice = { $sentence } ({ $second })

## Pictures of files to learn from

shared-dataset-fitted =
    { $number ->
        [one] { $fitted } image sur { $all } adaptée à { $width } x { $height } (elle faisait { $from-width } x { $from-height })
       *[other] { $fitted } images sur { $all } adaptées à { $width } x { $height } (la première faisait { $from-width } x { $from-height })
    }
shared-dataset-ignored =
    { $number ->
        [one] { $count } fichier ignoré, qui n’est pas une image d’une classe
       *[other] { $count } fichiers ignorés, qui ne sont pas des images d’une classe
    }
shared-dataset-dark = { $dark } images sur { $all } paraissent sombres, car leur luminosité n’est pas modifiée : { $why }
shared-dataset-doubled =
    { $number ->
        [one] { $count } ligne du tableau nomme une image qu’une autre ligne nomme déjà ; elle sert aussi souvent qu’elle est nommée
       *[other] { $count } lignes du tableau nomment des images que d’autres lignes nomment déjà ; elles servent aussi souvent qu’elles sont nommées
    }
shared-dataset-low-bits = seuls les { $bits } bits de poids faible sur 16 servent, et les valeurs les plus claires restent sous { $percent } du blanc
shared-dataset-missing-one = 0 image de la classe { $class }
shared-dataset-missing-some = 0 image des classes { $most } et { $last }

## Devices

device-words-none = aucun
device-words-works = fonctionne
device-words-no-gpu = impossible d’utiliser un GPU : { $trouble } ; --device cpu fonctionne partout
device-words-not-built = ce programme a été compilé sans GPU
device-words-not-found = aucun GPU n’a été trouvé
device-words-only-software = le seul adaptateur, { $name }, est logiciel
device-words-driver-failed = son pilote a échoué pendant l’essai
device-words-trial-failed = { $name } a échoué à son essai ({ $trial })
device-words-other-numbers = ses résultats ne sont pas ceux du CPU
device-words-no-gradient = il ne donne pas de gradient

## Where the machine looked

evidence-grad-cam = Grad-CAM
evidence-grad-cam-hint = Où une des premières cartes de caractéristiques parle pour la classe : chacune de ses valeurs, multipliée par la hausse du score de la classe quand cette valeur augmente
evidence-occlusion = Occultation
evidence-occlusion-hint = Où cacher une petite fenêtre de l’image rend la classe moins probable ; plus lent, d’abord grossier
evidence-locator = Localisateur
evidence-locator-hint = Où le réseau lui-même dit qu’il y a une tumeur de la taille de la classe : on le lui a demandé pendant qu’il apprenait
evidence-no-locator = Pendant son entraînement, ce réseau n’a jamais dû dire où sont les tumeurs
evidence-share = { $share } % de l’évidence est sur les tumeurs ; répartie sur toute l’image : { $evenly } %
