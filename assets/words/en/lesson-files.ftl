### Lessons that are taught, and the mistakes in lesson files. Words and keys of the files themselves are arguments: they are the same in
### all languages.

## Lessons that come with the program

lesson-the-2019-lecture = The 2019 lecture
lesson-too-fast-too-slow = Too fast, too slow
lesson-whom-do-you-trust = Whom do you trust?
# The title of a lesson to which nobody gave one.
lesson-unnamed = A lesson

## Languages

lesson-language-english = English
lesson-language-french = French
lesson-language-german = German
lesson-language-spanish = Spanish
lesson-language-italian = Italian
lesson-language-dutch = Dutch
lesson-language-portuguese = Portuguese
# $wanted (String) - name of a language
# $language (String) - name of a language
lesson-not-written-in = Not written in { $wanted }: this is the { $language } text.

## The bar of a lesson that is taught

# $number (String) - of the step
# $count (String) - of all steps
lesson-step-of = Step { $number } of { $count }
lesson-back = Back
# $key (String) - as "Ctrl+"
lesson-back-hint = The step before ({ $key }Page up)
lesson-on = Next step
# $key (String) - as "Ctrl+"
lesson-on-hint = The next step ({ $key }Page down)
lesson-skip = Skip
# $sentence (String) - what the step waits for
# $key (String) - as "Ctrl+"
lesson-waits-hint = { $sentence } ({ $key }Page down)
lesson-end = End
# $key (String) - as "Ctrl+"
lesson-end-hint = Ends the lesson: everything is again as it was before ({ $key }Page down)
lesson-leave = Leave
# $key (String) - as "Ctrl+"
lesson-leave-hint = Leaves the lesson: everything is again as it was before ({ $key }W)
# $language (String) - name of a language
lesson-show-in = Show the lesson in { $language }
lesson-time-over = Time is over
lesson-time-hint = What is left of the time of this step
lesson-waits-for-question = This step waits for the question to be answered. Go on again to skip it
lesson-waits-for-picture = This step waits for the picture to be answered. Go on again to skip it
lesson-waits-for-vote = This step waits for the vote to be closed. Go on again to skip it
# $wanted (String) - a count
# $seen (String) - a count
lesson-waits-for-training = This step waits for the training to have seen { $wanted } pictures; it has seen { $seen }. Go on again to skip it

## What a step has locked

lesson-keeps-room = This step of the lesson keeps to its room
lesson-keeps-page = This step of the lesson keeps to its page
lesson-keeps-chapter = This step of the lesson keeps to its chapter
lesson-keeps-mode = This step of the lesson keeps the difficulty
lesson-keeps-recipe = This step of the lesson keeps the recipe
lesson-keeps-seed = This step of the lesson keeps the seed and the session
lesson-keeps-index = This step of the lesson keeps the picture
lesson-keeps-machine = This step of the lesson keeps the machine that plays
lesson-keeps-base = This step of the lesson keeps the base image
lesson-keeps-sight = This step of the lesson keeps what you see of the base image
lesson-keeps-outlines = This step of the lesson keeps the outlines as they are
lesson-keeps-evidence = This step of the lesson keeps the evidence as it is
lesson-keeps-plan = This step of the lesson keeps the plan of the training
lesson-keeps-knobs = This step of the lesson keeps the knobs of the chapter

## Keep this as a step

lesson-keep-title = Keep this as a step
lesson-keep-what = The room in view, its picture and its settings become the last step of a lesson file.
lesson-keep-written-in = Written in
lesson-keep-text = Text of the step
lesson-keep-lesson-title = Title, where the lesson is a new one
lesson-keep-add = Add to a lesson…
lesson-keep-begin = Begin a new lesson…
lesson-keep-needs-text = A step needs a text
# $number (String) - of the step
# $file (String) - its path
lesson-step-kept = Step { $number } is kept in { $file }
# $number (String) - of the step
# $file (String) - its path
# $list (String) - what is left out
lesson-step-kept-without = Step { $number } is kept in { $file }. It leaves out { $list }
# $list (String) - what is left out
# $next (String) - what is left out too
lesson-left-out-and = { $list }, and { $next }
lesson-left-out-seed = the seed
lesson-left-out-training-seed = the seed of the training
lesson-left-out-place = the place of the picture
lesson-left-out-by-hand = what a hand has changed about the picture
lesson-left-out-base = the base image, which lies in a file of its own
lesson-left-out-machine = the network that plays, which lies in a file of its own
lesson-left-out-autoencoder = the autoencoder that is looked into, which lies in a file of its own
lesson-left-out-given = the pictures of files that it learns from
lesson-left-out-more = what is changed behind “More” and cannot be pinned
lesson-no-place-for-step = its steps are written in a way that none can be added to
lesson-no-free-name = there is no free name for the recipe beside it

## A lesson that cannot be opened

# $name (String) - of the file
# $line (String) - its number
# $sentence (String) - what is wrong
lesson-mistake = { $name }, line { $line }: { $sentence }
# $name (String) - of the file
# $number (Number) - chooses the plural
# $count (String) - as it is shown
lesson-more-mistakes =
    { $number ->
        [one] { $name } has { $count } more mistake: brain-tumor-lab lesson check lists all of them with their lines
       *[other] { $name } has { $count } more mistakes: brain-tumor-lab lesson check lists all of them with their lines
    }
# $reason (String) - what the reader of TOML says
lesson-no-toml = this is no TOML: { $reason }
# $first (String) - the first line of a lesson
# $step (String) - the first line of a step
lesson-file-empty = the file is empty; a lesson begins with { $first }, a title, and a first { $step }
# $example (String) - how it is written
lesson-no-title = there is no title; write { $example } before the first step
# $first (String) - the first line of a lesson
lesson-no-format = there is no format; a lesson begins with { $first }
# $newer (String) - a number
# $known (String) - a number
lesson-newer-format = format { $newer } was written for a newer version of this program, which reads formats up to { $known }
# $step (String) - the first line of a step
lesson-no-step = there is no step; a step begins with a line { $step }
# $most (String) - a count
# $count (String) - of this lesson
lesson-too-many-steps = a lesson has at most { $most } steps; this one has { $count }, and the rest was not looked at
# $key (String) - of the file
# $step (String) - the first line of a step
lesson-key-of-a-step = "{ $key }" belongs to a step; write it under a line { $step }
# $example (String) - how it is written
lesson-step-without-room = this step has no room; write { $example }, for example
# $example (String) - how it is written
lesson-step-without-text = this step has no text; write { $example }
lesson-uneven-choices = a question has as many choices in each language
# $key (String) - of the file
# $example (String) - how it is written
lesson-question-without-language = "{ $key }" is written in no language; { $example } are English choices
# $least (String) - a count
# $most (String) - a count
# $count (String) - of this question
lesson-count-of-choices = a question has { $least } to { $most } choices, not { $count }
lesson-empty-choice = a choice is empty
# $name (String) - word of a control
lesson-cannot-be-hidden = "{ $name }" shows its value too, or is a key alone, and cannot be hidden; lock it
# $name (String) - what stands there
# $key (String) - of the file
# $known (String) - a list
lesson-no-control = "{ $name }" is nothing that "{ $key }" knows; there are: { $known }
# $key (String) - of the file
# $most (String) - a count
# $example (String) - how it is written
# $value (String) - what stands there
lesson-next-count = "{ $key }" waits for 1 to { $most } pictures, as in "{ $example }", not { $value }
# $key (String) - of the file
# $room (String) - its word
lesson-next-seen-elsewhere = "{ $key }" can wait for pictures seen in the room { $room } alone
# $key (String) - of the file
lesson-next-without-question = "{ $key }" waits for an answer, and this step asks nothing
# $key (String) - of the file
# $room (String) - its word
lesson-next-vote-elsewhere = "{ $key }" can wait for the end of a vote in the room { $room } alone
# $key (String) - of the file
# $word (String) - what stands there
# $known (String) - a list
# $seen (String) - a word that a number follows
lesson-next-unknown = "{ $key }" cannot wait for "{ $word }"; it is { $known } or { $seen } with a number
# $key (String) - of the file
# $word (String) - what stands there
# $known (String) - a list
# $seen (String) - a word that a number follows
# $meant (String) - the nearest word
lesson-next-unknown-meant = "{ $key }" cannot wait for "{ $word }"; it is { $known } or { $seen } with a number; is "{ $meant }" meant?

## Values of a lesson file

# $name (String) - what stands there
# $known (String) - a list
lesson-no-key-of-lesson = "{ $name }" is no key of a lesson; there are: { $known }
# $name (String) - what stands there
# $known (String) - a list
lesson-no-key-of-step = "{ $name }" is no key of a step; there are: { $known }
# $name (String) - what stands there
# $known (String) - a list
lesson-no-key-of-pins = "{ $name }" is no key of the pins of this room; there are: { $known }
# $name (String) - what stands there
# $known (String) - a list
lesson-no-key-of-question = "{ $name }" is no key of a question; there are: { $known }
# $name (String) - what stands there
# $known (String) - a list
lesson-no-key-of-texts = "{ $name }" is no key of a text in several languages; there are: { $known }
# $word (String) - what stands there
# $meant (String) - the nearest word
lesson-unknown-key = "{ $word }" is no key that is known; is "{ $meant }" meant?
# $word (String) - what stands there
# $meant (String) - the nearest word
lesson-unknown-room = "{ $word }" is no room that is known; is "{ $meant }" meant?
# $word (String) - what stands there
# $meant (String) - the nearest word
lesson-unknown-control = "{ $word }" is no control that is known; is "{ $meant }" meant?
# $word (String) - what stands there
# $key (String) - of the file
# $meant (String) - the nearest word
lesson-unknown-value = "{ $word }" is no { $key } that is known; is "{ $meant }" meant?
# $key (String) - of the file
# $word (String) - what stands there
# $known (String) - a list
lesson-not-one-of = "{ $key }" cannot be "{ $word }"; it is one of: { $known }
# $key (String) - of the file
# $value (String) - what stands there
lesson-must-be-text = "{ $key }" must be a text between quotation marks, not { $value }
# $key (String) - of the file
# $low (String) - a number
# $high (String) - a number
# $value (String) - what stands there
lesson-must-be-whole = "{ $key }" must be a whole number from { $low } to { $high }, not { $value }
# $key (String) - of the file
# $low (String) - a number
# $high (String) - a number
# $value (String) - what stands there
lesson-must-be-bare-whole = "{ $key }" must be a whole number from { $low } to { $high } without quotation marks, not { $value }
# $key (String) - of the file
# $low (String) - a number
# $high (String) - a number
# $value (String) - what stands there
lesson-must-be-number = "{ $key }" must be a number from { $low } to { $high }, not { $value }
# $key (String) - of the file
# $low (String) - a number
# $high (String) - a number
# $value (String) - what stands there
lesson-must-be-bare-number = "{ $key }" must be a number from { $low } to { $high } without quotation marks, not { $value }
# $key (String) - of the file
# $value (String) - what stands there
lesson-must-be-switch = "{ $key }" must be true or false, not { $value }
# $key (String) - of the file
# $example (String) - how it is written
# $value (String) - what stands there
lesson-must-be-table = "{ $key }" must be a table in braces, as in { $example }, not { $value }
# $key (String) - of the file
# $value (String) - what stands there
lesson-must-be-list = "{ $key }" must be a list in square brackets, not { $value }
# $key (String) - of the file
# $code (String) - of a language
lesson-empty-text = the text "{ $key }" is empty in the language { $code }
# $key (String) - of the file
# $english (String) - how an English text is written
# $french (String) - how a French text is written
lesson-no-language = "{ $key }" is written in no language; { $english } is English, { $french } French
lesson-shown-list = a list
lesson-shown-table = a table
# $name (String) - what stands there
# $rooms (String) - a list
lesson-no-room = there is no room "{ $name }"; the rooms are: { $rooms }
# $key (String) - of the file
# $room (String) - its word
lesson-pin-of-other-room = the pin "{ $key }" does not belong to the room { $room }
# $minutes (String) - a key of the file
# $images (String) - a key of the file
lesson-two-lengths = a training lasts "{ $minutes }" or "{ $images }" pictures, not both

## Files that a lesson names

# $name (String) - of the file
# $reason (String) - why not
lesson-unusable-recipe = the recipe "{ $name }" cannot be used: { $reason }
# $name (String) - of the file
# $reason (String) - why not
lesson-unusable-model = the model "{ $name }" cannot be used: { $reason }
# $name (String) - of the file
# $reason (String) - why not
lesson-unusable-base = the base image "{ $name }" cannot be used: { $reason }
# $run (String) - its name
# $images (String) - a count
# $nearest (String) - as "@640"
lesson-no-checkpoint = the run "{ $run }" keeps no network after { $images } pictures; the nearest is { $nearest }
# $run (String) - its name
lesson-no-run = there is no run "{ $run }" with networks in the folder of the lesson
# $name (String) - of the file
lesson-without-folder = a lesson that comes with the program has no folder, and cannot name the file "{ $name }"
# $name (String) - of the file
lesson-absolute-path = "{ $name }" is an absolute path; name files from the folder of the lesson on
# $name (String) - of the file
lesson-backslash = "{ $name }" has a backslash; write / between folders, which every system reads
# $name (String) - of the file
lesson-leads-out = "{ $name }" leads out of the folder of the lesson
lesson-empty-name = the name of a file is empty
# $name (String) - of the file
lesson-not-in-folder = there is no "{ $name }" in the folder of the lesson
# $name (String) - of the file
lesson-link-leads-out = "{ $name }" is a link that leads out of the folder of the lesson
