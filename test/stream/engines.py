"""Does with a recipe of the guide for warehouses what Spark, Hadoop or Beam would do with it, as far as it relies on that:
python3 engines.py spark|hadoop|beam RECIPE, in a folder with chats/ and the files that the recipe names."""
import glob, os, re, shlex, subprocess, sys, types
from zlib import crc32

# Each part of the input is a process, so there are few, and an empty one among them.
PARTS = 4
here = os.getcwd()


def local(path):
    return re.sub(r"^\w+://bucket/", "", path)


def write(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(text)


def ran(command, given, env):
    """A command and its input to its output; an end with anything but 0 is a failure of the whole run."""
    return subprocess.run(command, input=given, env=env, stdout=subprocess.PIPE, check=True).stdout


def lines_of(path):
    with open(path, "rb") as file:
        return file.read().splitlines()


class Rdd:
    def __init__(self, parts):
        self.parts = parts

    def map(self, work):
        return Rdd([[work(one) for one in part] for part in self.parts])

    def values(self):
        return self.map(lambda pair: pair[1])

    def zipWithIndex(self):
        starts = [sum(map(len, self.parts[:at])) for at in range(len(self.parts))]
        return Rdd([[(one, start + at) for at, one in enumerate(part)] for start, part in zip(starts, self.parts)])

    def repartitionAndSortWithinPartitions(self, _, partition):
        pairs = [pair for part in self.parts for pair in part]
        which = [[pair for pair in pairs if partition(pair[0]) % PARTS == part] for part in range(PARTS)]
        return Rdd([sorted(part, key=lambda pair: pair[0]) for part in which] + [[]])

    def pipe(self, command, env=None, checkCode=False):
        """The environment is empty, and the exit code is not looked at, unless the recipe says so."""
        assert checkCode and env
        env = {**env, "PATH": f"{here}:{env['PATH']}"}
        given = ["".join(line + "\n" for line in part).encode() for part in self.parts]
        return Rdd([ran(shlex.split(command), part, env).decode().split("\n")[:-1] for part in given])

    def saveAsTextFile(self, folder):
        for at, part in enumerate(self.parts):
            write(f"{local(folder)}/part-{at:05}", "".join(line + "\n" for line in part).encode())


def spark(recipe):
    def text_file(pattern):
        return Rdd([[line.decode() for line in lines_of(path)] for path in sorted(glob.glob(local(pattern)))])

    session = types.SimpleNamespace(sparkContext=types.SimpleNamespace(textFile=text_file))
    sql = types.ModuleType("pyspark.sql")
    sql.SparkSession = types.SimpleNamespace(builder=types.SimpleNamespace(getOrCreate=lambda: session))
    sys.modules.update({"pyspark": types.ModuleType("pyspark"), "pyspark.sql": sql})
    exec(recipe, {})


def hadoop(recipe):
    words = shlex.split(recipe.replace("\\\n", " "))
    assert words[:2] == ["mapred", "streaming"]
    given = list(zip(words[2::2], words[3::2]))
    options = {name[1:]: value for name, value in given}
    settings = dict(value.split("=", 1) for name, value in given if name == "-D")
    # Options of Hadoop stand before those of streaming.
    names = [name for name, _ in given]
    assert names == sorted(names, key=lambda name: name not in ("-D", "-files"))
    assert settings["mapreduce.partition.keypartitioner.options"] == "-k1,1" and int(settings["mapreduce.job.reduces"]) > 1
    keys = int(settings["stream.num.map.output.key.fields"])
    env = {**os.environ, "PATH": f"{here}:{os.environ['PATH']}"}
    pairs = []
    for path in sorted(glob.glob(f"{options['input']}/*")):
        at, text = 0, b""
        with open(path, "rb") as file:
            for line in file:
                place = b"" if settings.get("stream.map.input.ignoreKey") != "false" else b"%d\t" % at
                text += place + line
                at += len(line)
        told = ran(shlex.split(options["mapper"]), text, {**env, "mapreduce_map_input_file": f"hdfs://{path}"})
        for line in told.split(b"\n")[:-1]:
            fields = line.split(b"\t", keys)
            pairs.append((b"\t".join(fields[:keys]), b"".join(fields[keys:])))
    for part in range(PARTS):
        # Keys are sorted by their bytes.
        own = sorted(pair for pair in pairs if crc32(pair[0].split(b"\t")[0]) % PARTS == part)
        told = ran(shlex.split(options["reducer"]), b"".join(key + b"\t" + value + b"\n" for key, value in own), env)
        write(f"{options['output']}/part-{part:05}", told.replace(b"\n", b"\t\n"))
    assert ran(shlex.split(options["reducer"]), b"", env) == b""


class Collection(list):
    def __or__(self, step):
        return Collection(step(self))


def beam(recipe):
    def grouped(pairs):
        groups = {}
        # In any order.
        for key, value in reversed(pairs):
            groups.setdefault(key, []).append(value)
        return groups.items()

    def read(pattern):
        metadata = [types.SimpleNamespace(path=path) for path in glob.glob(local(pattern))]
        return [types.SimpleNamespace(metadata=one, open=lambda path=one.path: open(path, "rb")) for one in metadata]

    def batches(groups, size):
        return [groups[at : at + size] for at in range(0, len(groups), size)]

    class Pipeline:
        def __enter__(self):
            return Collection()

        def __exit__(self, *_):
            pass

    io = types.ModuleType("apache_beam.io")
    io.fileio = types.SimpleNamespace(MatchFiles=lambda pattern: lambda _: read(pattern), ReadMatches=lambda: list)
    io.WriteToText = lambda path, ending: lambda all: write(
        f"{local(path)}/part{ending}", "".join(line + "\n" for line in all).encode()
    ) or all
    module = types.ModuleType("apache_beam")
    module.io, module.Pipeline, module.DoFn = io, Pipeline, object
    module.FlatMap = lambda work: lambda all: [one for each in all for one in work(each)]
    module.GroupByKey = lambda: grouped
    module.BatchElements = lambda min_batch_size: lambda all: batches(all, min_batch_size)
    module.ParDo = lambda work: lambda all: [one for each in all for one in work.process(each)]
    sys.modules.update({"apache_beam": module, "apache_beam.io": io, "apache_beam.io.fileio": io.fileio})
    os.environ["PATH"] = f"{here}:{os.environ['PATH']}"
    exec(recipe, {})


if __name__ == "__main__":
    sys.path.insert(0, here)
    with open(sys.argv[2], encoding="utf-8") as file:
        {"spark": spark, "hadoop": hadoop, "beam": beam}[sys.argv[1]](file.read())
