using System;

namespace Itb.Protocols.Tool;

/// <summary>Why a command cannot do its work, in one line for the person who called it.</summary>
internal sealed class UnusableException(string message, Exception? cause = null) : Exception(message, cause);
