// Package dataplane reads frames as Grafana's alerting does, with the library that it uses for that.
package dataplane

import (
	"fmt"

	"github.com/grafana/dataplane/sdata/reader"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// Accept returns the label sets, as text and in the order of the library, of the series or numbers in the frames of one
// answer. It fails when the library refuses the frames, leaves a part of them out, or finds a label set twice, which
// would fail a whole alert rule.
func Accept(frames data.Frames) ([]string, error) {
	kind, err := reader.CanReadBasedOnMeta(frames)
	if err != nil {
		return nil, err
	}
	var labels []data.Labels
	if kind.IsTimeSeries() {
		labels, err = seriesLabels(frames)
	} else {
		labels, err = numberLabels(frames)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", kind, err)
	}
	return distinct(labels)
}

func seriesLabels(frames data.Frames) ([]data.Labels, error) {
	collection, err := Series(frames, Strict)
	if err != nil {
		return nil, err
	}
	return labelsOf(collection.Refs, collection.Warning, len(collection.RemainderIndices))
}

func numberLabels(frames data.Frames) ([]data.Labels, error) {
	collection, err := Numbers(frames)
	if err != nil {
		return nil, err
	}
	return labelsOf(collection.Refs, collection.Warning, len(collection.RemainderIndices))
}

func labelsOf[Ref interface{ GetLabels() data.Labels }](refs []Ref, warning error, left int) ([]data.Labels, error) {
	if warning != nil || left > 0 {
		return nil, fmt.Errorf("not all was read: %v, %d left", warning, left)
	}
	labels := make([]data.Labels, len(refs))
	for index, ref := range refs {
		labels[index] = ref.GetLabels()
	}
	return labels, nil
}

func distinct(labels []data.Labels) ([]string, error) {
	texts := make([]string, len(labels))
	seen := map[string]bool{}
	for index, set := range labels {
		texts[index] = set.String()
		if seen[texts[index]] {
			return nil, fmt.Errorf("the label set {%s} comes twice", texts[index])
		}
		seen[texts[index]] = true
	}
	return texts, nil
}
