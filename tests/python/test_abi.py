"""The Python mirror of shelf.h says what shelf.h says."""

import ctypes

import pytest
import shelf
from c_header import Header
from conftest import SOURCE
from shelf import _abi

HEADER = Header((SOURCE / "runtime/include/shelf.h").read_text())
STRUCTS = {
    "shelf_text": _abi.Text,
    "shelf_named_text": _abi.NamedText,
    "shelf_error": _abi.ErrorStruct,
    "shelf_buffer": _abi.Buffer,
    "shelf_open_options": _abi.OpenOptions,
    "shelf_query": _abi.Query,
    "shelf_summary": _abi.Summary,
    "shelf_context": _abi.Context,
    "shelf_value": _abi.Value,
    "shelf_render_options": _abi.RenderOptions,
    "shelf_request_options": _abi.RequestOptions,
    "shelf_session_options": _abi.SessionOptions,
    "shelf_answer": _abi.Answer,
}
SCALARS = {
    "int": ctypes.c_int,
    "int32_t": ctypes.c_int32,
    "int64_t": ctypes.c_int64,
    "uint8_t": ctypes.c_uint8,
    "uint32_t": ctypes.c_uint32,
    "uint64_t": ctypes.c_uint64,
    "size_t": ctypes.c_size_t,
    "void": None,
}
CALLBACKS = {"shelf_sink": _abi.Sink, "shelf_damage": _abi.Damage}
# char* is text with a NUL at its end here, and bytes of a size everywhere else.
ENDED_BY_NUL = {"path", "part"}


def mirrored(kind, is_text=False):
    """The ctypes type for a type of C."""
    if kind in CALLBACKS:
        return CALLBACKS[kind]
    if kind in STRUCTS:
        return STRUCTS[kind]
    if kind in SCALARS:
        return SCALARS[kind]
    if kind == "char*":
        return ctypes.c_char_p if is_text else ctypes.c_void_p
    known = HEADER.names.get(kind.rstrip("*"), ("",))
    if known[0] == "alias":
        return mirrored(known[1])
    if known[0] == "opaque" or kind == "void*":
        return ctypes.POINTER(ctypes.c_void_p) if kind.endswith("**") else ctypes.c_void_p
    assert kind.endswith("*"), kind
    return ctypes.POINTER(mirrored(kind[:-1]))


def test_every_struct_is_mirrored():
    assert set(HEADER.structs) == set(STRUCTS)


@pytest.mark.parametrize("name", STRUCTS)
def test_members_of_structs(name):
    expected = [
        (member, mirrored(kind, (name, member) == ("shelf_error", "part")))
        for member, kind in HEADER.structs[name]
    ]
    assert STRUCTS[name]._fields_ == expected


def test_every_function_is_mirrored():
    assert set(HEADER.functions) == set(_abi.FUNCTIONS)


@pytest.mark.parametrize("name", _abi.FUNCTIONS)
def test_types_of_functions(name):
    result, arguments = HEADER.functions[name]
    is_path = name == "shelf_open_file"
    expected = [mirrored(kind, is_path) for kind in arguments]
    assert _abi.FUNCTIONS[name] == (mirrored(result, is_text=True), expected)


@pytest.mark.parametrize("name", CALLBACKS)
def test_types_of_callbacks(name):
    _, arguments = HEADER.names[name]
    assert CALLBACKS[name]._argtypes_ == tuple(mirrored(kind) for kind in arguments)
    assert CALLBACKS[name]._restype_ is ctypes.c_int


def numbers(prefix, without=()):
    names = [name for name in HEADER.enums if name.startswith(prefix) and name not in without]
    return {name.removeprefix(prefix): HEADER.enums[name] for name in names}


def test_numbers():
    clouds, types = numbers("SHELF_CLOUD_"), numbers("SHELF_TYPE_")
    outcomes = {"ANSWERED": HEADER.enums["SHELF_ANSWERED"], **numbers("SHELF_OUTCOME_")}
    formats = {name: number for name, number in HEADER.enums.items() if is_format(name)}
    assert {each.name: each.value for each in shelf.Cloud} == clouds
    assert {each.name: each.value for each in shelf.ArticleType} == types
    assert {each.name: each.value for each in shelf.Outcome} == outcomes
    assert {f"SHELF_{each.name}": each.value for each in shelf.Format} == formats
    stated = {"SHELF_ANY_CLOUD": 0, "SHELF_UNSTATED": 0, "SHELF_YES": 1, "SHELF_NO": 2}
    statuses = {f"SHELF_{each.name}": each.value for each in shelf.Status}
    mirrored_numbers = len(clouds) + len(types) + len(outcomes) + len(formats)
    assert stated.items() <= HEADER.enums.items()
    assert statuses.items() <= HEADER.enums.items()
    assert len(HEADER.enums) == mirrored_numbers + len(stated) + len(statuses)


def is_format(name):
    order = list(HEADER.enums)
    return order.index("SHELF_HTML") <= order.index(name) <= order.index("SHELF_APOLLO")


def test_names_of_numbers_are_those_of_the_library():
    lib = shelf._library.lib
    for status in shelf.Status:
        assert lib.shelf_status_name(status).decode() == status.name.lower()
    for cloud in shelf.Cloud:
        text = str(cloud).encode()
        assert lib.shelf_cloud_of(_abi.Text(shelf._marshal.address_of(text), len(text))) == cloud
    for kind in shelf.ArticleType:
        text = str(kind).encode()
        found = lib.shelf_article_type_of(_abi.Text(shelf._marshal.address_of(text), len(text)))
        assert found == kind


def test_the_mirror_notices_drift():
    text = (SOURCE / "runtime/include/shelf.h").read_text()
    drifted = Header(text.replace("uint32_t is_list;", "uint64_t is_list;"))
    assert drifted.structs["shelf_value"] != HEADER.structs["shelf_value"]
    longer = text.replace("shelf_session_settled(const", "shelf_session_settled(int32_t x, const")
    drifted = Header(longer)
    assert drifted.functions["shelf_session_settled"] != HEADER.functions["shelf_session_settled"]
    drifted = Header(text.replace("SHELF_EMPTY_FILE = 23", "SHELF_EMPTY_FILE = 29"))
    assert drifted.enums != HEADER.enums
