package alerting

import (
	"fmt"

	"github.com/grafana/dataplane/sdata/reader"
	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"glance/e2e/conformance/dataplane"
)

// Convert reads the answer to a query (pkg/expr/dataplane.go). An error of the query is the error of everything that
// uses it, whatever frames come along.
func Convert(answer backend.DataResponse) ([]Value, error) {
	if answer.Error != nil {
		return nil, answer.Error
	}
	if len(answer.Frames) == 0 {
		return NoData(), nil
	}
	// Grafana goes on without the types of the dataplane where they cannot be read. All our frames have them.
	kind, err := reader.CanReadBasedOnMeta(answer.Frames)
	if err != nil {
		return nil, err
	}
	switch kind.Kind() {
	case data.KindTimeSeries:
		return convertSeries(answer.Frames)
	case data.KindNumeric:
		return convertNumbers(answer.Frames)
	default:
		return nil, fmt.Errorf("kind %s (type %s) not supported by server side expressions", kind.Kind(), kind)
	}
}

func convertSeries(frames data.Frames) ([]Value, error) {
	collection, err := dataplane.Series(frames, dataplane.AsGrafana)
	if err != nil {
		return nil, err
	}
	if collection.NoData() {
		return NoData(), nil
	}
	var values []Value
	for _, ref := range collection.Refs {
		size, err := ref.Len()
		if err != nil {
			return nil, err
		}
		points := make([]*float64, size)
		for row := range points {
			// The time of a row matters to no reducer: the last is the one of the last row.
			if points[row], err = ref.NullableFloat64Value(row); err != nil {
				return nil, err
			}
		}
		values = append(values, Series(ref.GetLabels(), points...))
	}
	return values, nil
}

func convertNumbers(frames data.Frames) ([]Value, error) {
	collection, err := dataplane.Numbers(frames)
	if err != nil {
		return nil, err
	}
	if collection.NoData() {
		return NoData(), nil
	}
	var values []Value
	for _, ref := range collection.Refs {
		number, empty, err := ref.NullableFloat64Value()
		if err != nil {
			return nil, err
		}
		if empty {
			number = nil
		}
		values = append(values, Number(ref.GetLabels(), number))
	}
	return values, nil
}
