"""shelf.h for ctypes: its structures and functions, in its order. A test compares the two."""

from __future__ import annotations

import ctypes
from ctypes import (
    CFUNCTYPE,
    POINTER,
    Structure,
    c_char_p,
    c_int,
    c_int32,
    c_int64,
    c_size_t,
    c_uint8,
    c_uint32,
    c_uint64,
    c_void_p,
)
from typing import Any

# Handles, and bytes that need not end in NUL, are c_void_p: ctypes must not read behind them.
Sink = CFUNCTYPE(c_int, c_void_p, c_void_p, c_size_t)


class Text(Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t)]


class NamedText(Structure):
    _fields_ = [("name", Text), ("value", Text)]


class ErrorStruct(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("status", c_int32),
        ("system_error", c_int32),
        ("part", c_char_p),
        ("offset", c_uint64),
        ("bound", c_uint64),
    ]


Damage = CFUNCTYPE(c_int, c_void_p, POINTER(ErrorStruct))


class Buffer(Structure):
    _fields_ = [("data", c_void_p), ("capacity", c_size_t), ("size", c_size_t)]


class OpenOptions(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("map", c_uint8),
        ("verify_checksums", c_uint8),
        ("max_bundle_bytes", c_uint64),
        ("max_articles", c_uint32),
        ("max_dictionary_bytes", c_uint32),
        ("max_article_bytes", c_uint32),
    ]


class Query(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("article_id", Text),
        ("topic", Text),
        ("product", Text),
        ("types", c_uint32),
        ("cloud", c_uint32),
        ("has_resource", c_uint32),
        ("service", Text),
        ("resource", Text),
        ("tags", POINTER(Text)),
        ("tag_count", c_size_t),
        ("client", Text),
        ("article_tag", Text),
    ]


class Summary(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("id", Text),
        ("title", Text),
        ("type", c_uint32),
        ("clouds", c_uint32),
        ("has_display_order", c_uint32),
        ("display_order", c_uint32),
        ("resource_required", c_uint32),
        ("shadowed", c_uint32),
    ]


class Context(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("cloud", c_uint32),
        ("manual_diagnostics", c_uint32),
        ("resource_id", Text),
        ("subscription_id", Text),
        ("portal", Text),
        ("directory", Text),
        ("client", Text),
        ("topic", Text),
        ("product", Text),
        ("topic_name", Text),
        ("query", Text),
        ("nonce", Text),
        ("capabilities", POINTER(Text)),
        ("capability_count", c_size_t),
        ("now", c_int64),
    ]


class Value(Structure):
    _fields_ = [
        ("name", Text),
        ("items", POINTER(Text)),
        ("item_count", c_size_t),
        ("is_list", c_uint32),
    ]


class RenderOptions(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("title", c_uint32),
        ("no_color", c_uint32),
        ("no_hyperlinks", c_uint32),
        ("width", c_int32),
        ("values", POINTER(Value)),
        ("value_count", c_size_t),
        ("context", POINTER(Context)),
        ("session", c_void_p),
        ("messages", POINTER(NamedText)),
        ("message_count", c_size_t),
    ]


class RequestOptions(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("generation", c_uint32),
        ("inputs_given", c_uint32),
        ("inputs", POINTER(NamedText)),
        ("input_count", c_size_t),
        ("required", POINTER(Text)),
        ("required_count", c_size_t),
    ]


class SessionOptions(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("critical_only", c_uint32),
        ("max_in_flight", c_uint32),
        ("messages", POINTER(NamedText)),
        ("message_count", c_size_t),
    ]


class Answer(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("request_id", Text),
        ("outcome", c_uint32),
        ("http_status", c_int32),
        ("has_retry_after", c_uint32),
        ("retry_after", c_uint32),
        ("body", Text),
    ]


_handle = c_void_p
_out = POINTER(c_void_p)  # a variable that gets or has a handle
_error = POINTER(ErrorStruct)
_written = [Sink, c_void_p, _error]  # how functions end that write

# name: (what is returned, arguments)
FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "shelf_status_name": (c_char_p, [c_int32]),
    "shelf_describe": (c_size_t, [_error, c_void_p, c_size_t]),
    "shelf_version": (c_char_p, []),
    "shelf_to_buffer": (c_int, [c_void_p, c_void_p, c_size_t]),
    "shelf_open_file": (c_int32, [c_char_p, POINTER(OpenOptions), _out, _error]),
    "shelf_open_memory": (c_int32, [c_void_p, c_size_t, POINTER(OpenOptions), _out, _error]),
    "shelf_bundle_close": (None, [_out]),
    "shelf_article_count": (c_uint32, [_handle]),
    "shelf_info": (c_int32, [_handle, *_written]),
    "shelf_verify": (c_int32, [_handle, Damage, c_void_p, POINTER(c_size_t), _error]),
    "shelf_cloud_of": (c_uint32, [Text]),
    "shelf_cloud_name": (c_char_p, [c_uint32]),
    "shelf_article_type_of": (c_uint32, [Text]),
    "shelf_article_type_name": (c_char_p, [c_uint32]),
    "shelf_find": (
        c_int32,
        [_handle, POINTER(Query), POINTER(c_uint32), c_size_t, POINTER(c_size_t), _error],
    ),
    "shelf_summarize": (c_int32, [_handle, c_uint32, POINTER(Summary), _error]),
    "shelf_article_open": (c_int32, [_handle, c_uint32, _out, _error]),
    "shelf_article_close": (None, [_out]),
    "shelf_article_path": (Text, [_handle]),
    "shelf_article_attribute": (Text, [_handle, Text]),
    "shelf_format_name": (c_char_p, [c_uint32]),
    "shelf_render": (c_int32, [_handle, c_uint32, POINTER(RenderOptions), *_written]),
    "shelf_widgets": (c_int32, [_handle, *_written]),
    "shelf_requests": (
        c_int32,
        [_handle, POINTER(Context), POINTER(RequestOptions), *_written],
    ),
    "shelf_session_open": (
        c_int32,
        [_handle, POINTER(Context), POINTER(SessionOptions), _out, _error],
    ),
    "shelf_session_close": (None, [_out]),
    "shelf_session_start": (c_int32, [_handle, c_int64, *_written]),
    "shelf_session_run": (c_int32, [_handle, Text, c_int64, *_written]),
    "shelf_session_submit": (
        c_int32,
        [_handle, Text, POINTER(NamedText), c_size_t, c_int64, *_written],
    ),
    "shelf_session_answer": (c_int32, [_handle, POINTER(Answer), c_int64, *_written]),
    "shelf_session_tick": (c_int32, [_handle, c_int64, *_written]),
    "shelf_session_next_due": (c_int, [_handle, POINTER(c_int64)]),
    "shelf_session_cancel": (c_int32, [_handle, Text, *_written]),
    "shelf_session_set_context": (c_int32, [_handle, POINTER(Context), c_int64, *_written]),
    "shelf_session_set_offline": (c_int32, [_handle, c_uint32, _error]),
    "shelf_session_merge": (c_int32, [_handle, Text, *_written]),
    "shelf_session_states": (c_int32, [_handle, *_written]),
    "shelf_session_settled": (c_int, [_handle]),
}


def declare(library: ctypes.CDLL) -> None:
    """Tells ctypes the types of every function. AttributeError: the library has not got one."""
    for name, (result, arguments) in FUNCTIONS.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
