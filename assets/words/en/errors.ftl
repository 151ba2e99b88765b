### Errors: what failed, and why. Each has an English sentence of its own in the program too, for the command line.

## Files: what failed, and why

# $failure (String) - what failed
# $reason (String) - why
# $path (String) - of the file
error-file = { $failure }: { $reason }: { $path }
# $reason (String) - why
# $path (String) - of the file
error-because = { $reason }: { $path }
error-bring-run-back = cannot bring the run back
error-delete-recipe = cannot delete the recipe
error-delete-run = cannot delete the run
error-go-on-from-recording = cannot go on from the recording
error-go-on-with-run = cannot go on with the run
error-keep-aside = cannot keep a damaged file aside
error-keep-autoencoder = cannot keep the autoencoder
error-keep-breaking-points = cannot keep the breaking points
error-keep-curve = cannot keep the curve
error-keep-model = cannot keep the model
error-keep-recipe = cannot keep the recipe
error-keep-run = cannot keep the run
error-keep-session = cannot keep the session
error-keep-step = cannot keep the step
error-list-recipes = cannot list the recipes
error-list-runs = cannot list the runs
error-open-file = cannot open the file
error-open-folder = cannot open the folder
error-open-lesson = cannot open the lesson
error-read-curve = cannot read the curve
error-read-file = cannot read the file
error-read-image = cannot read the image
error-read-images = cannot read the images
error-read-log = cannot read the log of the session
error-read-run = cannot read the run
error-rename-run = cannot rename the run
error-thin-out = cannot thin out the checkpoints
error-use-autoencoder = cannot use the autoencoder
error-use-base = cannot use the base image
error-use-dataset = cannot use the dataset
error-use-model = cannot use the model
error-use-recipe = cannot use the recipe
error-write-cards = cannot write the cards
error-write-dataset = cannot write the dataset
error-write-differences = cannot write the differences
error-write-file = cannot write the file
error-write-log = cannot write the log of the session
error-write-model = cannot write the model
error-write-picture = cannot write the picture
error-write-table = cannot write the table
error-write-training-log = cannot write the log
error-write-weights = cannot write the weights

## What the system says. In English its own words are enough

# $text (String) - the words of the system
error-system = { $text }
# $text (String) - the words of the system
error-system-not-found = { $text }
# $text (String) - the words of the system
error-system-not-allowed = { $text }
# $text (String) - the words of the system
error-system-exists = { $text }
# $text (String) - the words of the system
error-system-full = { $text }
# $text (String) - the words of the system
error-system-read-only = { $text }
# $text (String) - the words of the system
error-system-folder = { $text }
# $text (String) - the words of the system
error-system-no-folder = { $text }

## Why a file is refused

error-is-folder = it is a folder, not a file
error-is-pipe = it is a pipe (FIFO), not a file
error-is-device = it is a device, not a file
error-is-disk = it is a disk, not a file
error-is-socket = it is a socket, not a file
error-is-something-else = it is something else, not a file
# $bytes (String) - a count
error-too-many-bytes = the file is too large (more than { $bytes } bytes)
# $megabytes (String) - a count
error-too-large = the file is too large (more than { $megabytes } MB)
# $text (String) - the words of the system
error-folder-not-written = its folder cannot be written: { $text }
error-name-of-folder = its name ends like that of a folder, and there is none
error-no-name = it is no name of a file
# $folder (String) - its path
error-no-folder = there is no folder { $folder }
error-file-for-folder = it is a file and not a directory; name a new folder
error-taken = there is one of this name already
error-was-unread = the file could not be read when the program started, and is not replaced
error-newer = it was written by a newer version of this program
error-log-full = it is too large; begin a new session
# $most (String) - a count
error-too-many-files = it holds more than { $most } files
# $number (Number) - chooses the plural
# $first (String) - names of folders
error-no-classes =
    { $number ->
        [one] its folder { $first } is none of the classes a, b, c and z; name the folder that holds those four
       *[other] its folders { $first } are none of the classes a, b, c and z; name the folder that holds those four
    }
# $first (String) - names of folders
# $more (String) - a count
error-no-classes-and-more = its folders { $first } and { $more } more are none of the classes a, b, c and z; name the folder that holds those four
# $table (String) - name of a file
error-no-dataset = it has neither a table { $table } nor folders of the classes a, b, c and z
error-no-pictures = its folders a, b, c and z hold no picture
# $has (String) - a count
# $most (String) - a count
error-too-many-pictures = it has { $has } pictures, more than the { $most } that are read
error-name-taken = something of this name exists already; name a new file
error-classes-never-drawn = with the priors of this recipe, pictures of the wanted classes do not come
error-no-npz = it is not an npz file of numpy
# $name (String) - of an array, as it stands in the file
error-npz-no-array = it holds no array "{ $name }"
# $name (String) - of an array, as it stands in the file
# $said (String) - why, as "its header is damaged"
error-npz-unreadable = the array "{ $name }" cannot be read: { $said }
# $name (String) - of an array, as it stands in the file
error-npz-cut-short = the array "{ $name }" is cut short
# $name (String) - of an array, as it stands in the file
error-npz-too-long = the array "{ $name }" is longer than it says
# $element (String) - the type of the elements, as NumPy writes it
error-npz-not-whole = the array "labels" is not of whole numbers (it is of { $element }): 0 is A, 1 is B, 2 is C, 3 is Z
error-npz-not-a-list = the array "labels" is not a list
error-npz-no-picture = it holds no picture
# $element (String) - the type of the elements, as NumPy writes it
# $height (String) - of a picture, in pixels
# $labels (String) - how many there are
# $shape (String) - the lengths of the axes
# $width (String) - of a picture, in pixels
error-npz-other-images = the array "images" should be { $labels } x { $height } x { $width } bytes, like the labels; it is { $shape } of { $element }
# $kilobytes (String) - in the file
# $megabytes (String) - in memory
error-npz-too-small = its pictures would be { $megabytes } MB from { $kilobytes } kB in the file: no pictures compress so well
# $label (String) - a number
error-npz-other-label = the label { $label } is none of 0 to 3
error-array-cut-short = it is cut short
error-array-foreign = it is not an array of NumPy
error-array-long-header = its header is too long
error-array-not-plain = its elements are not plain numbers
error-array-damaged-header = its header is damaged
error-array-by-columns = it is stored by columns
# $file (String) - a column
# $class (String) - a column
# $names (String) - what stands there
error-no-columns = its first line must name the columns "{ $file }" and "{ $class }"; it is "{ $names }"
# $line (String) - its number
# $column (String) - its name
error-empty-field = line { $line } has nothing in the column "{ $column }"
# $line (String) - its number
# $word (String) - what stands there
error-other-class = line { $line } has the class "{ $word }", which is none of A, B, C and Z
error-no-rows = it names no picture
# $said (String) - the words of a library
error-no-table = it is not a table ({ $said })
error-no-text = it is not a text
# $what (String) - what is written
# $ending (String) - of a name
error-no-ending = { $what } is not called .{ $ending }; leave the ending away
# $what (String) - what is written
# $own (String) - ending of a name
error-ending-missing = the name of { $what } ends with .{ $own }; add the ending
# $what (String) - what is written
# $ending (String) - of a name
# $own (String) - ending of a name
error-other-ending = { $what } would not be found under the ending .{ $ending }; end the name with .{ $own }
error-a-model = a model
error-weights = weights as safetensors
error-a-table = a table
error-a-picture = a picture
error-a-recipe = a recipe
error-a-lesson = a lesson
error-arrays = a dataset of arrays
error-a-picture-folder = a folder of pictures
# $said (String) - the words of a library
error-not-a-picture = it is not a picture that can be read ({ $said })
# $byte (String) - its place
error-no-utf8 = it is not a text in UTF-8 or UTF-16 (byte { $byte } belongs to no letter)
error-no-utf16 = it begins like a text in UTF-16 and does not go on as one
# $width (String) - in pixels
# $height (String) - in pixels
error-picture-too-small = the picture is too small ({ $width } x { $height } pixels; at least 16 x 16 are needed)
error-no-region = no brain region can be found in it: the picture is blank or what it shows is too small

## Files that were given to the wrong place

error-misplaced-folder = it is a folder; the Train room learns from its pictures, and --data, --dataset and predict on the command line read them
error-misplaced-model = it is a model of this program; it belongs to --model, or to "Open a model" in the window
error-misplaced-weights = it is a file of weights (safetensors); it belongs to --model, or to "Open a model" in the window
error-misplaced-picture = it is a picture; pictures are classified by predict, and a base image belongs to --base
# $form (String) - as "GIF"
error-misplaced-other-picture = it is a picture in the form { $form }; PNG, JPEG, PGM and BMP are read
error-misplaced-recipe = it is a recipe; it belongs to --recipe, or to "Open" in the Factory
error-misplaced-lesson = it is a lesson; it belongs to --lesson, or to "Open a lesson" in the menu of the window
error-misplaced-session = it is the table of a session of the game; it is for spreadsheets
error-misplaced-labels = it is the table of a dataset; the folder that it lies in belongs to --data or --dataset
error-misplaced-curve = it is the table of a training's curve; it is for spreadsheets
error-misplaced-archive = it is an archive of NumPy; a dataset belongs to --data or --dataset, or to Pictures in the Train room
error-misplaced-array = it is a single array of NumPy; a dataset is an npz file with the arrays "images" and "labels"
error-misplaced-torch = it is a file of PyTorch; weights are read as safetensors, with the description that --export wrote
error-misplaced-nothing = it is empty
error-misplaced-unknown = it is nothing that is known

## Recipes

# $key (String) - of the file
# $reason (String) - why
error-recipe-value = recipe value "{ $key }": { $reason }
# $sentence (String) - what is wrong
# $line (String) - its number
error-in-line = { $sentence } (line { $line })
# $version (String) - a number
error-recipe-written-by-newer = { $version } was written by a newer program
# $wanted (String) - a kind of value
# $given (String) - what stands there
error-recipe-must-be = it must be { $wanted }, not { $given }
error-kind-smaller-whole = a smaller whole number
error-kind-number = a number
error-kind-whole = a whole number from 0 on
error-kind-switch = true or false
error-kind-text = a text between quotation marks
error-kind-table = a table of values
# $name (String) - what stands there
# $nearest (String) - a name
error-recipe-near = there is no "{ $name }" in a recipe; the nearest name is "{ $nearest }"
# $name (String) - what stands there
# $table (String) - its name
# $nearest (String) - a name
error-recipe-near-in = there is no "{ $name }" in "{ $table }"; the nearest name is "{ $nearest }"
# $name (String) - what stands there
# $known (String) - a list
error-recipe-far = there is no "{ $name }" in a recipe; it may have { $known }
# $name (String) - what stands there
# $table (String) - its name
# $known (String) - a list
error-recipe-far-in = there is no "{ $name }" in "{ $table }"; it may have { $known }
# $word (String) - before the number
# $example (String) - how it is written
# $file (String) - how a file is named
error-no-number-of-brain = a painted brain needs a whole number of 64 bits behind { $word } as in { $example } (a file of this name is { $file })
# $bundled (String) - a word of the file
# $word (String) - before the number
error-no-made-base = it is neither { $bundled }, nor { $word } with a number, nor the name of a base image

## Models and networks

error-model-foreign = it is not a model of this program
# $entry (String) - its name
error-model-no-description = it is safetensors without the entry "{ $entry }" in its metadata, which says what network it is; keep the metadata of the exported file
# $said (String) - the words of a library
error-model-tensors = its weights are damaged ({ $said })
# $format (String) - a number
# $newest (String) - a number
error-model-newer = it was written by a newer version of this program (format { $format }; this one reads up to { $newest })
error-model-no-version = the file is damaged (its format has no version); copy it again or train the model anew
error-model-cut-short = the file is damaged (it is cut short); copy it again or train the model anew
error-model-checksum = the file is damaged (its checksum does not match); copy it again or train the model anew
error-state-foreign = it is not the state of a training of this program
error-state-no-version = the file is damaged (its format has no version)
error-state-cut-short = the file is damaged (it is cut short)
error-state-checksum = the file is damaged (its checksum does not match)
error-state-length = the file is damaged (it has another length than it says)
# $said (String) - the words of a library
error-state-damaged = the file is damaged ({ $said })
# $part (String) - which part of it, as "weights"
error-state-not-finite = the file is damaged (a number in its { $part } is infinite or undefined)
# $key (String) - what is counted, as it stands in the file
# $count (String) - a number
# $most (String) - a number
error-state-count = the file is damaged ("{ $key }" is { $count }; it must be from 0 to { $most })
# $said (String) - the words of a library
error-model-header = its description cannot be used ({ $said })
error-model-not-finite = its weights are no numbers any more: at least one is infinite or undefined; copy it again or train the model anew
# $network (String) - its name
# $reason (String) - why
error-model-weights = its weights do not fit the { $network } ({ $reason })
# $name (String) - of the network
error-model-autoencoder = it holds an autoencoder ({ $name }), whose answer is a picture and no class; the Network room and the command "autoencoder" take it
# $name (String) - of the network
error-model-classifier = it holds a classifier ({ $name }), whose answer is a class and no picture; it belongs to --model

## Runs

error-run-busy = somebody is training it just now
error-run-missing = there is no run of this name
error-run-taken = there is a run of this name already
# $name (String) - another name
error-run-name = a run cannot have this name: it is too long, kept by Windows, or has a sign that no file can have; possible is “{ $name }”
error-run-none-deleted = none was deleted
error-run-no-number = there is no number left
error-run-no-file = it is no file; remove it
error-run-no-folder = it is no folder; remove it
# $line (String) - its number
error-run-no-json = it is damaged (line { $line } is no JSON)
# $key (String) - of the file
error-run-no-version = it is damaged ("{ $key }" is no version)
# $part (String) - of the file
error-run-part = it is damaged (its "{ $part }" is missing, or is nothing that this program writes there)
# $number (String) - which number is wrong
error-run-number = it is damaged ({ $number })
# $key (String) - of a number, as it stands in the file
# $value (String) - what it is
# $low (String) - a number
# $high (String) - a number
error-number-out-of-limits = "{ $key }" is { $value }; it must be from { $low } to { $high }
# $key (String) - of a number, as it stands in the file
# $value (String) - what it is
# $low (String) - a number
# $high (String) - a number
error-number-not-whole = "{ $key }" is { $value }; it must be a whole number from { $low } to { $high }
error-misfit-state-missing = it is missing, and without it nobody knows how the training went on; put it back, or begin a new training (the networks of this one stay)
# $description (String) - the name of a file
error-misfit-state-of-other = it belongs to another training than { $description } describes; put back the one that belongs to it
error-misfit-curve-missing = it is missing; the time and the best network are read from it: put it back, or begin a new training (the networks of this one stay)
# $end (String) - a number of pictures
# $file (String) - the name of another file
# $state (String) - a number of pictures
error-misfit-curve-ends = it ends after { $end } images, and { $file } stands at { $state }; the time and the best network are read from it: put it back, or begin a new training (the networks of this one stay)
# $there (String) - a number of rows
# $images (String) - a number of pictures
# $file (String) - the name of another file
# $counted (String) - a number of rows
error-misfit-curve-rows = it has { $there } rows for the first { $images } pictures where { $file } counts { $counted }: put the whole file back, or begin a new training (the networks of this one stay)
error-misfit-other-base = it is not the base image that the run began with; put that one back
error-misfit-other-dataset = the dataset has changed since the run began: its pictures or classes are others; put it back as it was
# $now (String) - a number of pictures
# $before (String) - a number of pictures
error-misfit-dataset-count = the dataset has changed since the run began: it has { $now } pictures in place of { $before }; put it back as it was
# $said (String) - the words of a library
error-curve-no-table = it is damaged ({ $said })
# $line (String) - its number
# $number (String) - which number is wrong
error-curve-number = it is damaged (line { $line }: { $number })
# $line (String) - its number
# $images (String) - a count
# $seconds (String) - a number
error-curve-order = it is damaged (line { $line } stands after { $images } images and { $seconds } s, before what the line above it says)

## Jobs of other threads

# $reason (String) - why
error-no-thread = the system has no thread left: { $reason }
# $message (String) - its own words
error-panicked = the program made a mistake ({ $message })
error-stage-flat = all pictures of this base image are equally bright: the neuron has nothing to see
error-stage-no-best = on this base image the two features have no best weights: they separate ill and healthy without error, or they are the same
error-stage-too-few = this series has too few healthy or too few ill pictures
