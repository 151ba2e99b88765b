### What belongs to no room: the bar on top, boxes, menus, keys, messages.

# What the language calls itself.
language-name = English

## The rooms

room-play = Play
room-factory = Factory
room-train = Train
room-network = Network
room-lessons = Lessons
room-class = Class

## Buttons that stand in many places

button-close = Close
button-cancel = Cancel
button-ok = OK
button-replace = Replace

## The bar on top

top-menu = Menu
top-keys-hint = Keys (?)
device-training-runs-here-now = The training runs here
device-training-would-run-here = Training runs here
# $reason (String) - why there is no GPU
device-training-without-gpu = Training runs here; no GPU: { $reason }
device-being-looked-for = looking for a GPU …
device-being-looked-for-hint = The program is looking for the device to train on
# $percent (String) - as "12 %"
top-training = training { $percent }
# $percent (String) - as "12 %"
top-export = export { $percent }
# $percent (String) - as "12 %"
top-training-paused = training paused at { $percent }

## The menu

menu-open-model = Open model…
menu-save-trained-model = Save trained model…
menu-teach-lesson = Teach a lesson
menu-open-lesson = Open a lesson…
menu-keep-step = Keep this as a step…
menu-language = Language
menu-dark-theme = Dark theme
menu-light-theme = Light theme
menu-theme-in-presentation = Presentation mode is always light: a projector shows it best
menu-presentation = Presentation mode
menu-leave-presentation = Leave presentation mode
menu-examples = What tumors look like
menu-keys = Keys
menu-messages = Messages…
menu-about = About
menu-open-base = Open base image…
menu-bundled-base = Use the bundled brain
menu-new-brain = Use a new brain
menu-base-t2 = Use a T2-weighted brain
menu-base-wide = Use a brain with large ventricles
menu-base-walnut = Use a walnut, cut open
menu-base-leaf = Use a leaf

## Before the window closes while a network learns

closing-title = Close Brain Tumor Lab?
# $key (String) - as "Ctrl+Q"
closing-keys = Enter or { $key } closes.
closing-go-on = Go on training
closing-stay = Stay
closing-ended = What was under way has ended meanwhile: nothing is lost.
closing-class = The session of the class ends here and cannot be continued.
# $done (String) - pictures, as "1,200"
# $all (String) - pictures
closing-export = The export stops here after { $done } of { $all } pictures, and what it has written is removed.
closing-no-place = The training stops here. It cannot be continued later: this system has no place for runs.
# $run (String) - name of the run
# $pictures (String) - a count
closing-kept = The training stops here. The run { $run } keeps its state after { $pictures } pictures.
closing-how-to-go-on = Go on with it at any time: Train, Runs, Continue.
# $run (String) - name of the run
closing-not-measured = The training stops here, before its first measurement: the run { $run } begins again from the start.
closing-how-to-start-again = Start it again at any time: Train, Runs, Continue.

## A path that is typed, where the system has no dialogs

path-type-file = The system's file dialog cannot be opened. Type the path of the file.
path-type-folder = The system's file dialog cannot be opened. Type the path of the folder.
path-label = Path
path-replace = There is a file of this name. Replace it?
# $reason (String) - what the system said
path-dialog-failed = The file dialog failed: { $reason }

## Messages

messages-title = Messages
messages-none = No messages since the program started.
messages-last-fifty = The last 50, newest first, with their time since the start (minutes:seconds).
messages-all = Newest first, with their time since the start (minutes:seconds).
messages-close-hint = Close this message (Esc)
# $count (String) - how many
messages-more = +{ $count } more
messages-more-hint = Shows all messages

## The box about the program

# $version (String) - as "0.1.0"
# $build (String) - the commit
about-version = Version { $version }, { $build }. MIT or Apache-2.0.
about-what = A person and a convolutional network read the same synthetic brain images. It brings a 2019 lecture on deep learning to life.
about-synthetic = All images are synthetic. Nothing here diagnoses anyone.
about-offline = The program never uses the internet: nothing is sent, fetched or updated. A new version is installed over the old one by hand.
about-renderer = Window drawn by
about-device = Training device
about-device-tried = being tried …
# $device (String) - its name
# $status (String) - whether it works
about-device-status = { $device }: { $status }
# $device (String) - its name
# $status (String) - whether it works
about-device-used = { $device }: { $status } (used)
about-seed = Seed of the game
about-base = Base image
about-typeface = Typeface
about-typeface-name = Inter, SIL Open Font License 1.1

## The list of keys

keys-title = Keys
keys-answer = Answer with this syndrome
keys-next-names = Space or Enter
keys-next = Next picture
keys-outlines = Show or hide the true outlines
keys-evidence = Show or hide the evidence map
keys-score = Compare both players: matrices, pictures, luck
keys-mode = Play EASY or HARD
keys-zoom = Pictures larger, smaller, whole (in Play and Factory)
keys-pan-names = Shift+arrows
keys-pan = Another part of enlarged pictures (in Play and Factory)
keys-alternate = Base image and sample alternate in one place (in Play and Factory)
keys-hide-base = Base image seen, or hidden until the answer (in Play)
keys-train-on-this = Train half a minute on what is played (in Play, where the machine never learned it)
keys-before-names = B, held
keys-before = The sample before its gray values were altered (in Factory)
# $first (String) - as "Ctrl+1"
# $last (String) - as "Ctrl+6"
keys-range = { $first } to { $last }
keys-rooms = Play, Factory, Train, Network, Lessons, Class
keys-undo = Undo, redo (in Factory, and in What if)
keys-stage = Previous, next stage or picture (in Factory)
keys-layer = Picture or moment, layer (in Network)
keys-network-pages = Maps, sum, filters, kept, what if, time machine, restored (in Network)
keys-brush-names = Tab  Arrows  Space
keys-brush = To the picture, move the brush, paint or erase (in What if)
keys-chapter-names = Page up  Page down
keys-chapter = Previous, next chapter (in Lessons) or page (in Class)
keys-prediction = Take a prediction (in Lessons)
keys-play-names = Space  R
keys-play = Play or halt, begin the chapter anew (in Lessons)
keys-vote-names = Space  Backspace
keys-vote = Next step of a vote, take the last one back (in Class)
keys-hands = One hand more, one hand fewer; with chips A, then 1, 2, 3 (in Class)
keys-talk = Talk and vote again, the other team (in Class)
# $key (String) - as "Ctrl+"
keys-step-names = { $key }Page down  { $key }Page up
keys-step = Next step, step before (in a lesson that is taught)
keys-question = Answer the question of the step
keys-leave-lesson = Leave the lesson: everything is as it was before
keys-start-training = Start the training
keys-pause-training = Pause or resume the training (in Train)
keys-open-base = Open a base image
keys-open-model = Open a model
keys-save-model = Save the trained model
keys-presentation = Presentation mode
keys-size = Larger, smaller, usual size
keys-reach-names = Tab, then Space
keys-reach = Reach and press any control
keys-arrows-names = Arrows
keys-arrows = Choose in a group, turn a knob, move a point on a map (in Lessons, at the ring)
keys-escape = Leave the focused control, which uses the arrow keys
keys-frame-times = Frame times
keys-quit = Close the window
keys-list-names = ?  or  F1
keys-list = This list

## Base images

base-bundled = Bundled brain
# $number (String) - the number that it is painted from
base-random = Brain { $number }
base-t2 = T2-weighted brain
base-wide = Brain with large ventricles
base-walnut = Walnut
base-leaf = Leaf
# $name (String) - what people call it
base-taken = Base image: { $name }

## The frame times on F12

# $median (String) - milliseconds
# $slow (String) - milliseconds
# $frames (String) - how many
frame-times = our time per frame: median { $median } ms, 95 % under { $slow } ms ({ $frames } frames)

# $reason (String) - what failed
table-failed = The table cannot be made: { $reason }
table-empty = There are no numbers in view
