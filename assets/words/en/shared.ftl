### What all rooms share: base images, what is kept, files, devices, evidence.

## Over a page, where the network never learned on the base image

shared-use-its-base = Use its base image
shared-use-its-base-hint = Play on the base image that the network learned on
shared-train-on-base = Train on this one
shared-train-on-base-hint = Train a network on this base image, in the Train room
# $name (String) - of the network
shared-learned-one-other-base = { $name } sees this base image, but was trained on one other base image only.
# $name (String) - of the network
shared-learned-other-base = { $name } was trained on another base image. Its answers on this one may be no better than guesses.
# $name (String) - of the network
shared-learned-unknown-base = { $name } does not say on which base image it was trained: on another one it may only guess.
# $name (String) - of the network
# $learned (String) - name of a recipe
# $played (String) - name of a recipe
shared-never-learned-recipe = { $name } was trained on { $learned }, not on the recipe “{ $played }”, which you play.
# $name (String) - of the network
# $learned (String) - name of a recipe
# $played (String) - EASY or HARD
shared-never-learned-mode = { $name } was trained on { $learned }, not on { $played }, which you play.
# $name (String) - of the network
shared-never-this-base-alone = { $name } was trained on many base images. A network that is trained on this one alone may be right more often.

## Another brain as base image

shared-new-brain = A new brain
shared-new-brain-hint = Another brain as base image, painted by the program: endless ones, each with a number
shared-brain-number = Brain
shared-brain-number-hint = The number of this brain: the same number, the same brain. Tell it, or type one; 0 is the bundled brain
# $reason (String) - why
shared-base-not-made = The base image could not be made: { $reason }

## What is kept between starts

# $file (String) - its path
shared-settings-kept-aside = The settings could not be read and start afresh (kept as { $file })
# $file (String) - its path
shared-session-kept-aside = The rounds of the last session could not be read and start afresh (kept as { $file })
# $reason (String) - why
shared-settings-unread = The settings could not be read and start afresh: the file stays as it is, and nothing new is kept there ({ $reason })
# $reason (String) - why
shared-session-unread = The rounds of the last session could not be read and start afresh: the file stays as it is, and nothing new is kept there ({ $reason })
shared-settings-newer = The settings were written by a newer version of this program: they stay as they are, and nothing new is kept there
shared-session-newer = The rounds of the last session were written by a newer version of this program: they stay as they are, and nothing new is kept there
shared-no-home = This system has no home folder: settings, presets, runs and rounds are not kept for the next start
# $reason (String) - why
shared-settings-not-kept = The settings are not kept for the next start: { $reason }
shared-asked-in-play = This picture belongs to your game in Play: it stays hidden here until you have answered it there. Choose another seed, or go on playing.

## Files that were written or read

# $file (String) - its path
file-done-network = The network is kept in { $file }
# $file (String) - its path
file-done-autoencoder = The autoencoder is kept in { $file }
# $file (String) - its path
file-done-recipe = The recipe is kept in { $file }
# $file (String) - its path
file-done-picture = The picture is kept in { $file }
# $file (String) - its path
file-done-session = The session is kept in { $file }
# $file (String) - its path
file-done-session-without-one = The session is kept in { $file }. One round is left out until its picture is answered again
# $file (String) - its path
file-done-session-without-some = The session is kept in { $file }. Some rounds are left out until their picture is answered again
# $file (String) - its path
file-done-table = The table is kept in { $file }
# $file (String) - its path
file-done-breaking-points = The breaking points are kept in { $file }
# $recipe (String) - its name
file-done-tuned = Recipe: { $recipe }
# $recipe (String) - its name
file-done-tuned-there = Recipe in the Factory: { $recipe }
# $name (String) - of the network
file-done-looked-into = { $name } is open in the Network room; it does not play
# $name (String) - of the network
file-done-plays = { $name } plays against you
# $width (String) - in pixels
# $height (String) - in pixels
file-done-copied = Copied a picture of { $width } x { $height } pixels
# $reason (String) - why
file-failed = The file could not be read or written: { $reason }
# $sentence (String) - what failed
# $file (String) - its path
file-failed-and-kept-as = { $sentence } (kept as { $file })
# $sentence (String) - what failed
# $second (String) - what failed then
file-failed-twice = { $sentence } ({ $second })

## Pictures of files to learn from

# $number (Number) - chooses the plural
# $fitted (String) - as it is shown
# $all (String) - a count
# $width (String) - in pixels
# $height (String) - in pixels
# $from-width (String) - in pixels
# $from-height (String) - in pixels
shared-dataset-fitted =
    { $number ->
        [one] { $fitted } of { $all } pictures fitted to { $width } x { $height }, from { $from-width } x { $from-height }
       *[other] { $fitted } of { $all } pictures fitted to { $width } x { $height }, the first from { $from-width } x { $from-height }
    }
# $number (Number) - chooses the plural
# $count (String) - as it is shown
shared-dataset-ignored =
    { $number ->
        [one] { $count } file ignored, which is no picture of a class
       *[other] { $count } files ignored, which are no pictures of a class
    }
# $dark (String) - a count
# $all (String) - a count
# $why (String) - a sentence
shared-dataset-dark = { $dark } of { $all } pictures look dark, as their brightness is not changed: { $why }
# $number (Number) - chooses the plural
# $count (String) - as it is shown
shared-dataset-doubled =
    { $number ->
        [one] { $count } row of the table names a picture that another row names already; it is used as often as it is named
       *[other] { $count } rows of the table name pictures that other rows name already; they are used as often as they are named
    }
# $bits (String) - a count
# $percent (String) - as "6.2 %"
shared-dataset-low-bits = it uses only the lower { $bits } of its 16 bits, so that its brightest values are below { $percent } of white
# $class (String) - its letter
shared-dataset-missing-one = 0 pictures of the class { $class }
# $most (String) - a list of letters
# $last (String) - a letter
shared-dataset-missing-some = 0 pictures of the classes { $most } and { $last }

## Devices

device-words-none = none
device-words-works = works
# $trouble (String) - why
device-words-no-gpu = cannot use a GPU: { $trouble }; --device cpu works everywhere
device-words-not-built = this program was built without GPU support
device-words-not-found = no GPU was found
# $name (String) - of the adapter
device-words-only-software = the only adapter, { $name }, is software
device-words-driver-failed = its driver failed while it was tried
# $name (String) - of the adapter
# $trial (String) - in what
device-words-trial-failed = { $name } failed its trial ({ $trial })
device-words-other-numbers = it computes other numbers than the CPU
device-words-no-gradient = it gives no gradient

## Where the machine looked

evidence-grad-cam = Grad-CAM
evidence-grad-cam-hint = Each value of an early feature map, times the gradient of the class's logit there: where the map speaks for the class
evidence-occlusion = Occlusion
evidence-occlusion-hint = Where covering a small window of the picture makes the class less likely; slower, coarse first
evidence-locator = Locator
evidence-locator-hint = Where the network itself says that a tumor of the class's size lies: it was asked for them while it learned
evidence-no-locator = This network was never asked where the tumors are while it learned
# $share (String) - a number
# $evenly (String) - a number
evidence-share = { $share } % of the evidence lies on tumors; spread evenly over the picture: { $evenly } %
