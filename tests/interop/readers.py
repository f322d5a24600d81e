"""Reads exports with the programs that they are for: python readers.py <reader> <folder> ...

Each reader compares what it finds with expected.json in the folder, raises what is wrong, and says in its last line
what it read.
"""

import collections
import csv
import io
import json
import pathlib
import sys


def expected(folder):
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def multiset(rows):
    return collections.Counter(tuple(row) for row in rows)


def same(found, wanted, what):
    found, wanted = multiset(found), multiset(wanted)
    if found != wanted:
        missing, more = list((wanted - found).items())[:3], list((found - wanted).items())[:3]
        raise AssertionError(f"{what}: missing {missing}, too much {more}")


def by_code_points(folder):
    return [(p["tag"], p["startCodePoint"], p["endCodePoint"], p["quote"]) for p in expected(folder)["passages"]]


def json_lines(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]


def stdlib(folder):
    """csv and json: offsets count code points of Python's own strings."""
    with open(folder / "csv/annotations.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    same([(r["tag"], int(r["start_codepoint"]), int(r["end_codepoint"]), r["exact"]) for r in rows], by_code_points(folder), "csv")
    with open(folder / "csv-spreadsheet/annotations.spreadsheet.csv", encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file, strict=True) for cell in row]
    risky = [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]
    if risky:
        raise AssertionError(f"csv-spreadsheet: runs as a formula: {risky[:3]}")
    records = json_lines(folder / "jsonl/dataset.jsonl")
    texts = {r["version_id"]: r["text"] for r in records if r["record"] == "article"}
    found = []
    for r in records:
        if r["record"] != "annotation":
            continue
        if texts[r["version_id"]][r["start_codepoint"] : r["end_codepoint"]] != r["exact"]:
            raise AssertionError(f"jsonl: {r['id']} is not where it says")
        found.append((r["tag"], r["start_codepoint"], r["end_codepoint"], r["exact"]))
    same(found, by_code_points(folder), "jsonl")
    rows = json_lines(folder / "doccano/doccano.jsonl")
    same([(label, s, e, row["text"][s:e]) for row in rows for s, e, label in row["label"]], by_code_points(folder), "doccano")
    for name in ("fever/claims.jsonl", "fever/pages.jsonl"):
        json_lines(folder / name)
    json.loads((folder / "averitec/averitec.json").read_text(encoding="utf-8"))
    return f"{len(rows)} documents, {len(found)} annotations"


def code_point_rows(folder, name):
    """Passages of one article's text, by the name of its file."""
    return [(p["tag"], p["startCodePoint"], p["endCodePoint"]) for p in expected(folder)["passages"] if p["version"] == name]


def site_packages():
    import sysconfig

    return pathlib.Path(sysconfig.get_paths()["purelib"])


def brat(folder):
    """The module by which brat's own server reads standoff."""
    sys.path.insert(0, str(site_packages() / "brat/server/src"))
    import annotation

    count = 0
    for file in sorted((folder / "brat").glob("*.ann")):
        text = file.with_suffix(".txt").read_bytes().decode("utf-8")
        read = annotation.TextAnnotations(text=text, source=file.read_bytes().decode("utf-8"))
        messages = read.get_messages() if hasattr(read, "get_messages") else read.messages
        if read.failed_lines or not messages.ok:
            raise AssertionError(f"brat: {file.name}: {messages.errors[:3]}, lines {read.failed_lines[:3]}")
        found = []
        for passage in read.get_textbounds():
            pieces = " ".join(text[s:e] for s, e in passage.spans)
            if pieces != passage.text:
                raise AssertionError(f"brat: {file.name} {passage.id} is not what stands in the text")
            found.append((passage.type, passage.first_start(), passage.last_end()))
        # What is nothing but line ends cannot be said, and line ends at the edges are in a note.
        trimmed = []
        for tag, start, end in code_point_rows(folder, file.stem):
            words = text[start:end]
            if words.strip("\n"):
                trimmed.append((tag, start + len(words) - len(words.lstrip("\n")), end - len(words) + len(words.rstrip("\n"))))
        same(found, trimmed, f"brat: {file.name}")
        count += len(found)
    return f"brat's server, {count} passages"


def doccano(folder):
    """What doccano makes of an upload, from file to checked spans. Its database is left out: those modules only name tables."""
    import types

    tables = {
        "examples.models": ["Example"],
        "projects.models": ["Project"],
        "label_types.models": ["CategoryType", "LabelType", "RelationType", "SpanType"],
        "labels.models": ["Category", "Label", "Relation", "Span", "TextLabel"],
        # Schemes of CoNLL files, which are not read here.
        "seqeval.scheme": ["BILOU", "IOB2", "IOBES", "IOE2", "Tokens"],
    }
    for name, classes in tables.items():
        sys.modules[name.split(".")[0]] = types.ModuleType(name.split(".")[0])
        sys.modules[name] = types.ModuleType(name)
        for each in classes:
            setattr(sys.modules[name], each, type(each, (), {}))
    sys.path.insert(0, str(site_packages() / "backend"))
    from data_import.pipeline.label import SpanLabel
    from data_import.pipeline.makers import LabelMaker
    from data_import.pipeline.parsers import JSONLParser
    from data_import.pipeline.readers import FileName, Reader

    reader = Reader([FileName(str(folder / "doccano/doccano.jsonl"), "doccano.jsonl", "doccano.jsonl")], JSONLParser())
    maker = LabelMaker("label", SpanLabel)
    found, rows = [], 0
    for frame in reader.batch(1000):
        rows += len(frame)
        texts = dict(zip(frame["example_uuid"], frame["text"]))
        for label in maker.make(frame):
            place = (label.start_offset, label.end_offset)
            found.append((label.label, *place, texts[label.example_uuid][slice(*place)]))
    if reader.errors or maker.errors:
        raise AssertionError(f"doccano: {(reader.errors + maker.errors)[:3]}")
    same(found, by_code_points(folder), "doccano")
    return f"doccano, {rows} documents, {len(found)} labels"


def pandas(folder):
    import pandas

    rows = pandas.read_csv(folder / "csv/annotations.csv", keep_default_na=False, encoding="utf-8")
    same(zip(rows["tag"], rows["start_codepoint"], rows["end_codepoint"], rows["exact"]), by_code_points(folder), "csv")
    lines = pandas.read_json(io.StringIO((folder / "jsonl/dataset.jsonl").read_text(encoding="utf-8")), lines=True)
    found = (lines["record"] == "annotation").sum()
    same([(int(found),)], [(len(expected(folder)["passages"]),)], "jsonl")
    return f"pandas {pandas.__version__}, {len(rows)} rows"


def parquet_rows(rows):
    names = ["claim", "opinion", "boilerplate"]
    tag = lambda value: value if isinstance(value, str) else names[value]
    return [(tag(r["tag"]), r["start_codepoint"], r["end_codepoint"], r["exact"]) for r in rows]


def pyarrow(folder):
    import pyarrow
    import pyarrow.parquet

    for name in ("parquet/annotations.parquet", "hugging-face-parquet/data/annotations.parquet"):
        same(parquet_rows(pyarrow.parquet.read_table(folder / name).to_pylist()), by_code_points(folder), name)
    tables = sorted((folder / "parquet").glob("*.parquet"))
    for table in tables:
        pyarrow.parquet.read_table(table).validate(full=True)
    return f"pyarrow {pyarrow.__version__}, {len(tables)} tables"


def duckdb(folder):
    import duckdb

    def rows(query):
        found = duckdb.sql(query)
        return [dict(zip(found.columns, row)) for row in found.fetchall()]

    path = str(folder).replace("'", "''")
    same(parquet_rows(rows(f"select * from '{path}/parquet/annotations.parquet'")), by_code_points(folder), "parquet")
    query = f"select * from read_csv('{path}/csv/annotations.csv', header=true, all_varchar=true, quote='\"', escape='\"', strict_mode=true)"
    found = [(r["tag"], int(r["start_codepoint"]), int(r["end_codepoint"]), r["exact"]) for r in rows(query)]
    same(found, by_code_points(folder), "csv")
    lines = rows(f"select record, count(*) as n from read_json('{path}/jsonl/dataset.jsonl', format='newline_delimited', union_by_name=true) group by record")
    same([(r["n"],) for r in lines if r["record"] == "annotation"], [(len(expected(folder)["passages"]),)], "jsonl")
    return f"duckdb {duckdb.__version__}"


def datasets(folder):
    import tempfile

    import datasets

    datasets.disable_progress_bars()
    wanted = by_code_points(folder)
    with tempfile.TemporaryDirectory() as cache:
        for name in ("hugging-face", "hugging-face-parquet"):
            loaded = datasets.load_dataset(str(folder / name), "annotations", split="train", cache_dir=cache)
            feature = loaded.features["tag"]
            if not isinstance(feature, datasets.ClassLabel):
                raise AssertionError(f"{name}: tag is {feature}, not a class label")
            found = [(feature.int2str(r["tag"]), r["start_codepoint"], r["end_codepoint"], r["exact"]) for r in loaded]
            same(found, wanted, name)
            claims = datasets.load_dataset(str(folder / name), "claims", split="train", cache_dir=cache)
            same([(len(claims),)], [(expected(folder)["claims"],)], f"{name} claims")
            articles = datasets.load_dataset(str(folder / name), "articles", split="train", cache_dir=cache)
            texts = {r["version_id"]: r["text"] for r in articles}
            for r in loaded:
                if texts[r["version_id"]][r["start_codepoint"] : r["end_codepoint"]] != r["exact"]:
                    raise AssertionError(f"{name}: {r['id']} is not where it says")
    return f"datasets {datasets.__version__}"


def mlcroissant(folder):
    import mlcroissant

    dataset = mlcroissant.Dataset(str(folder / "croissant/croissant.json"))
    issues = dataset.metadata.ctx.issues
    if issues.errors or issues.warnings:
        raise AssertionError(f"croissant: {issues.report()}")
    sets = [record_set.id for record_set in dataset.metadata.record_sets]
    count = {}
    for name in sets:
        rows = list(dataset.records(record_set=name))
        count[name] = len(rows)
    if count.get("annotations") != len(expected(folder)["passages"]):
        raise AssertionError(f"croissant: {count}")
    return f"mlcroissant, {count}"


def spacy(folder):
    import os
    import shutil
    import subprocess
    import tempfile

    import spacy
    from spacy.tokens import DocBin
    from spacy.training import Example
    from spacy.training.converters import conll_ner_to_docs

    nlp = spacy.blank("en")
    rows = json_lines(folder / "spacy/spacy.jsonl")
    found = [(s["label"], s["start"], s["end"], r["text"][s["start"] : s["end"]]) for r in rows for s in r["spans"]["sc"]]
    same(found, by_code_points(folder), "spacy")
    for row in rows:
        doc = nlp.make_doc(row["text"])
        if doc.text != row["text"]:
            raise AssertionError("spacy: the text changed")
        spans = [(s["start"], s["end"], s["label"]) for s in row["spans"]["sc"] if doc.char_span(s["start"], s["end"])]
        Example.from_dict(doc, {"spans": {"sc": spans}})
    # The script that comes with the export makes spaCy's own file.
    with tempfile.TemporaryDirectory() as work:
        for name in ("spacy.jsonl", "to_docbin.py"):
            shutil.copy(folder / "spacy" / name, work)
        subprocess.run([sys.executable, "to_docbin.py"], cwd=work, check=True, env=os.environ)
        docs = list(DocBin().from_disk(os.path.join(work, "spacy.spacy")).get_docs(nlp.vocab))
    spans = sum(len(doc.spans["sc"]) for doc in docs)
    entities = 0
    for tag in ("claim", "opinion", "boilerplate"):
        text = (folder / f"conll/{tag}.iob2").read_text(encoding="utf-8")
        read = list(conll_ner_to_docs(text, n_sents=0))
        labels = {entity.label_ for doc in read for entity in doc.ents}
        if not labels <= {tag}:
            raise AssertionError(f"conll: {labels} in the file of {tag}")
        starts = sum(line.rsplit(" ", 1)[-1].startswith("B-") for line in text.split("\n"))
        entities += sum(len(doc.ents) for doc in read)
        if starts != sum(len(doc.ents) for doc in read):
            raise AssertionError(f"conll: {starts} passages were written, {entities} read")
    return f"spaCy {spacy.__version__}, {spans} spans, {entities} entities of CoNLL"


def cassis(folder):
    import cassis

    passage = "webanno.custom.Passage"
    texts = expected(folder)["texts"]

    def blanked(text):
        return "".join(" " if ord(c) < 32 and c not in "\t\n\r" or c in "\ufffe\uffff" else c for c in text)

    wanted = by_code_points(folder)
    found = []
    for file in sorted((folder / "uima-json").glob("*.json")):
        cas = cassis.load_cas_from_json(file.read_text(encoding="utf-8"))
        if cas.sofa_string != texts[file.stem]:
            raise AssertionError(f"uima-json: {file.name} has another text")
        found += [(p.tag, p.begin, p.end, p.get_covered_text()) for p in cas.select(passage)]
        again = json.loads(cas.to_json())
        first = json.loads(file.read_text(encoding="utf-8"))
        places = lambda whole: multiset((f["begin"], f["end"]) for f in whole["%FEATURE_STRUCTURES"] if f["%TYPE"] == passage)
        if places(again) != places(first):
            raise AssertionError("uima-json: written again, the offsets are others")
    same(found, wanted, "uima-json")
    found = []
    with open(folder / "uima-xmi/TypeSystem.xml", "rb") as file:
        types = cassis.load_typesystem(file)
    for name in sorted((folder / "uima-xmi").glob("*.xmi")):
        with open(name, "rb") as file:
            cas = cassis.load_cas_from_xmi(file, typesystem=types)
        if cas.sofa_string != blanked(texts[name.stem]):
            raise AssertionError(f"uima-xmi: {name.name} has another text")
        found += [(p.tag, p.begin, p.end, p.get_covered_text()) for p in cas.select(passage)]
    same(found, [(tag, s, e, blanked(quote)) for tag, s, e, quote in wanted], "uima-xmi")
    return f"dkpro-cassis, {len(found)} passages"


def gatenlp(folder):
    from gatenlp import Document

    found = []
    for file in sorted((folder / "gate-bdoc").glob("*.bdocjs")):
        document = Document.load(str(file), fmt="bdocjs")
        for name in document.annset_names():
            found += [(a.type, a.start, a.end, document[a]) for a in document.annset(name)]
    same(found, by_code_points(folder), "gate-bdoc")
    return f"gatenlp, {len(found)} annotations"


def label_studio(folder):
    from label_studio_sdk.converter import Converter
    from label_studio_sdk.label_interface import LabelInterface

    config = (folder / "label-studio/config.xml").read_text(encoding="utf-8")
    interface = LabelInterface(config)
    tasks = json.loads((folder / "label-studio/tasks.json").read_text(encoding="utf-8"))
    found = []
    for task in tasks:
        for annotation in task["annotations"]:
            errors = interface._validate_object(annotation, return_errors=True)
            if errors:
                raise AssertionError(f"label-studio: {errors[:3]}")
            prediction = {"model_version": "1", "score": 0.5, "result": annotation["result"]}
            errors = interface.validate_prediction(prediction, return_errors=True)
            if errors:
                raise AssertionError(f"label-studio: {errors[:3]}")
            for region in annotation["result"]:
                if region["type"] != "labels":
                    continue
                value = region["value"]
                text = task["data"]["text"][value["start"] : value["end"]]
                found += [(label, value["start"], value["end"], text) for label in value["labels"]]
    same(found, by_code_points(folder), "label-studio")
    import tempfile

    with tempfile.TemporaryDirectory() as out:
        Converter(config, project_dir=None).convert_to_json_min(str(folder / "label-studio/tasks.json"), out, is_dir=False)
        written = json.loads((pathlib.Path(out) / "result.json").read_text(encoding="utf-8"))
    return f"label-studio-sdk, {len(tasks)} tasks, {len(written)} converted"


def rdflib(folder):
    import rdflib

    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    graph = rdflib.Graph()
    context = json.loads((folder.parent / "anno-context.json").read_text(encoding="utf-8"))["@context"]
    for file in sorted((folder / "web-annotation").glob("*.jsonld")):
        document = json.loads(file.read_text(encoding="utf-8"))
        document["@context"] = context
        graph.parse(data=json.dumps(document), format="json-ld")
    found = []
    for annotation in graph.subjects(oa.motivatedBy, oa.tagging):
        target = graph.value(annotation, oa.hasTarget)
        place = {}
        for selector in graph.objects(target, oa.hasSelector):
            for name in ("exact", "start", "end"):
                value = graph.value(selector, oa[name])
                if value is not None:
                    place[name] = value.toPython()
        tags = [graph.value(body, rdflib.RDF.value) for body in graph.objects(annotation, oa.hasBody) if (body, oa.hasPurpose, oa.tagging) in graph]
        found += [(str(tag), place["start"], place["end"], place["exact"]) for tag in tags]
    same(found, by_code_points(folder), "web-annotation")
    return f"rdflib {rdflib.__version__}, {len(graph)} triples"


if __name__ == "__main__":
    said = ""
    for name in sys.argv[2:]:
        said = globals()[sys.argv[1]](pathlib.Path(name))
    print(said)
