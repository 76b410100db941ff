using Itb.Protocols.Embedding;

EmbeddingApp.Build(args).Run();
